import {
  type ContactListState,
  filterOf,
  filterQuery,
  pageQuery,
} from "@/lib/contacts/list/contact-list-url";

type Anchor = Pick<ContactListState, "after" | "before">;

/** Is the anchor of the last page: `before` the end. */
export const lastPage: Anchor = { after: null, before: 0 };

/**
 * Remembers at which place the pages began that this tab turned to, because a page that hangs on a contact does not
 * say it. It names nobody: contacts are known by number.
 */
const places = new Map<string, number>();

/** Says that the page at this anchor begins at this place, from 1. */
export function rememberPlace(state: ContactListState, anchor: Anchor, place: number): void {
  places.set(keyOf({ ...state, ...anchor }), place);
}

/** Returns at which place a page begins; undefined when nobody knows without counting those before it. */
export function placeOf(
  state: ContactListState,
  { rowCount, isFirst, isLast, total }: Shown,
): number | undefined {
  if (isFirst) return 1;
  if (isLast && total !== undefined && total >= rowCount) return total - rowCount + 1;
  return places.get(keyOf(state));
}

interface Shown {
  rowCount: number;
  isFirst: boolean;
  isLast: boolean;
  /** Is undefined while it is not exact. */
  total: number | undefined;
}

function keyOf(state: ContactListState): string {
  return `${filterQuery(filterOf(state))}&${pageQuery(state)}`;
}
