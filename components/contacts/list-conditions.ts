import {
  joinTyped,
  type OutlinedGroup,
  partTyped,
  type TypedText,
  withoutLacking,
} from "@/lib/contacts/filter/typed-text";
import { type ContactListState, filterOf, filterQuery } from "@/lib/contacts/list/contact-list-url";
import type { SegmentView } from "@/lib/segments/segment-view";

/** Says whom the list shows. */
export type ListConditions = Pick<ContactListState, "search" | "status" | "import" | "where">;

/** Is how the conditions stand in the URL: `typed` is the id of what was typed, which only this tab knows. */
export interface ConditionsInUrl {
  segment: number | null;
  typed: string | null;
  /** Is what older links hold in the open. It goes into `typed` at once. */
  search: string;
  status: ContactListState["status"];
  import: number | null;
  where: OutlinedGroup | null;
}

type SavedSegment = Pick<SegmentView, "id" | "filter">;

/**
 * Reads the conditions from the URL. A segment without any of its own stands for its rules. Returns undefined when
 * what was typed, or the segment, is not known.
 */
export function conditionsOf(
  url: ConditionsInUrl,
  typed: TypedText | undefined,
  segments: readonly SavedSegment[] | undefined,
): ListConditions | undefined {
  const own = joinTyped(url.where, typed);
  if (!own || (url.typed !== null && !typed)) return undefined;
  const search = own.search || url.search;
  const isOwn = url.status !== null || url.import !== null || own.where !== null;
  if (url.segment === null || isOwn) return { ...own, search, status: url.status, import: url.import };
  const segment = segments?.find(({ id }) => id === url.segment);
  return segment && { ...conditionsIn(segment), search };
}

/** Returns the conditions without what is not known of them. */
export function restOf(url: ConditionsInUrl, segments: readonly SavedSegment[] | undefined): ListConditions {
  const rest = { ...url, typed: null, search: "", where: withoutLacking(url.where) };
  return conditionsOf(rest, undefined, segments) ?? noConditions;
}

/** Writes the conditions for the URL. A segment is named alone as long as nothing but the search differs from it. */
export function urlOf(
  conditions: ListConditions,
  base: SavedSegment | undefined,
  hold: (text: TypedText) => string,
): ConditionsInUrl {
  const isBase = base !== undefined && isOf(conditions, base);
  const rules = isBase ? { ...noConditions, search: conditions.search } : conditions;
  const { outline, typed } = partTyped(rules);
  const isEveryone = "everyone" in filterOf({ ...conditions, search: "" });
  return {
    segment: base?.id != null && !isEveryone ? base.id : null,
    typed: typed ? hold(typed) : null,
    search: "",
    status: rules.status,
    import: rules.import,
    where: outline,
  };
}

export const noConditions: ListConditions = { search: "", status: null, import: null, where: null };

/** Returns the conditions that a segment stands for. */
export function conditionsIn({ filter }: Pick<SegmentView, "filter">): ListConditions {
  const { search = "", status = null, import: importId = null, where = null } = filter;
  return { search, status, import: importId, where };
}

/** Tells whether conditions are those of a segment. Searching within it does not leave it. */
export function isOf(conditions: ListConditions, { filter }: Pick<SegmentView, "filter">): boolean {
  return filterQuery(filterOf({ ...conditions, search: "" })) === filterQuery(filter);
}
