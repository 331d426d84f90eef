import { useQuery } from "@tanstack/react-query";
import { type inferParserType, type Options, useQueryStates } from "nuqs";
import { useSyncExternalStore } from "react";
import { findTypedText, holdTypedText } from "@/components/data/typed-texts";
import { holdsText } from "@/lib/contacts/filter/typed-text";
import type { ContactListState } from "@/lib/contacts/list/contact-list-url";
import type { SegmentView } from "@/lib/segments/segment-view";
import { segmentsQuery } from "./contact-queries";
import { conditionsIn, conditionsOf, isOf, type ListConditions, restOf, urlOf } from "./list-conditions";
import { listParsers } from "./list-parsers";

export const firstPage = { after: null, before: null };

type InUrl = inferParserType<typeof listParsers>;
type PagePart = "sort" | "direction" | "size" | "after" | "before";

/** Is what changes of the list; null stands for the default. */
export type ListChange = { [Part in PagePart]?: InUrl[Part] | null } & {
  [Part in keyof ListConditions]?: ListConditions[Part] | null;
};

/** Is the list and what of it the URL does not say. */
export interface ShownList extends ContactListState {
  /** Is the saved segment that was chosen, changed or not. */
  segment: SegmentView | undefined;
  segmentId: number | null;
  /** Is false when the URL names what was typed elsewhere, or a segment that is not there. Then nobody is listed. */
  isKnown: boolean;
  /** Is true for an older link, which holds in the open what was typed. */
  isInOpen: boolean;
}

/**
 * Keeps what is listed in the URL, so that a link shows the same and Back goes back. What was typed as free text
 * stays in this tab, and only its id is in the URL.
 */
export function useContactListState() {
  const [url, setUrl] = useQueryStates(listParsers, { history: "push" });
  const typed = useSyncExternalStore(
    neverChanges,
    () => findTypedText(url.typed),
    () => undefined,
  );
  const { data } = useQuery({ ...segmentsQuery, enabled: false });
  const segments = data?.segments;
  const saved = segments?.filter(({ id }) => id !== null);
  const known = conditionsOf(url, typed, segments);
  const rest = known ?? restOf(url, segments);
  const { sort, direction, size, after, before } = url;
  const state: ShownList = {
    ...rest,
    ...{ sort, direction, size, after, before },
    segment: saved?.find(({ id }) => id === url.segment) ?? saved?.find((one) => isOf(rest, one)),
    segmentId: url.segment,
    isKnown: known !== undefined,
    isInOpen: url.search !== "" || holdsText(url.where),
  };
  /** Changes a part of the list; conditions that are not given stay. */
  const setState = (change: ListChange, options?: Options) =>
    setUrl((now) => {
      const { search, status, where, import: importId, ...page } = change;
      if ([search, status, where, importId].every((part) => part === undefined)) return page;
      const base = segments?.find(({ id }) => id !== null && id === now.segment);
      const before = conditionsOf(now, findTypedText(now.typed), segments) ?? restOf(now, segments);
      const next: ListConditions = {
        search: search === undefined ? before.search : (search ?? ""),
        status: status === undefined ? before.status : status,
        import: importId === undefined ? before.import : importId,
        where: where === undefined ? before.where : where,
      };
      return { ...page, ...urlOf(next, base, (text) => holdTypedText(text, now.typed)) };
    }, options);
  /** Shows a segment, or everyone, from the first page on. */
  const choose = (segment: SegmentView, search = "") =>
    setUrl((now) => ({
      ...urlOf({ ...conditionsIn(segment), search }, segment.id === null ? undefined : segment, (text) =>
        holdTypedText(text, now.typed),
      ),
      ...firstPage,
    }));
  return [state, setState, choose] as const;
}

function neverChanges(): () => void {
  return () => undefined;
}
