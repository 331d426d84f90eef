import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import type { ContactCount } from "@/lib/contacts/list/contact-count";
import { filterQuery } from "@/lib/contacts/list/contact-list-url";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";

/** Holds what is selected: contacts by id, or all that match a filter except some. */
export type ListSelection =
  | {
      kind: "ids";
      ids: ReadonlySet<number>;
      /** Is the filter under which the contacts were selected; undefined while nothing is selected. */
      filter?: ContactFilter;
    }
  | { kind: "matching"; filter: ContactFilter; except: ReadonlySet<number> };

export const nothingSelected: ListSelection = { kind: "ids", ids: new Set() };

/**
 * Returns the selection only under the filter it was made for, and an empty one under any other, so that no contact
 * out of sight stays selected.
 */
export function selectionUnder(selection: ListSelection, filter: ContactFilter): ListSelection {
  if (selection.filter === undefined) return selection;
  return filterQuery(selection.filter) === filterQuery(filter) ? selection : nothingSelected;
}

export function isSelected(selection: ListSelection, id: number): boolean {
  return selection.kind === "ids" ? selection.ids.has(id) : !selection.except.has(id);
}

export function select(
  selection: ListSelection,
  filter: ContactFilter,
  ids: readonly number[],
  selected: boolean,
): ListSelection {
  if (selection.kind === "ids") return { kind: "ids", filter, ids: changed(selection.ids, ids, selected) };
  return { ...selection, except: changed(selection.except, ids, !selected) };
}

export function selectAllMatching(filter: ContactFilter): ListSelection {
  return { kind: "matching", filter, except: new Set() };
}

/** Counts the selected, as far as it is known how many match. */
export function countSelected(
  selection: ListSelection,
  matching: Pick<ContactCount, "total" | "isExact"> | undefined,
): Pick<ContactCount, "total" | "isExact"> {
  if (selection.kind === "ids") return { total: selection.ids.size, isExact: true };
  const { total, isExact } = matching ?? { total: 0, isExact: false };
  return { total: Math.max(0, total - selection.except.size), isExact };
}

/** Tells whether anyone is selected, or may be while it is still counted how many match. */
export function isSelecting(selection: ListSelection, matching: ContactCount | undefined): boolean {
  const { total, isExact } = countSelected(selection, matching);
  return total > 0 || !isExact;
}

export function selectionOf(selection: ListSelection): ContactSelection {
  if (selection.kind === "ids") return { kind: "ids", ids: [...selection.ids] };
  return { kind: "matching", filter: selection.filter, except: [...selection.except] };
}

/** Returns the ids from one row to another, both included, in the order listed. */
export function rangeOf(rowIds: readonly number[], from: number | undefined, to: number): number[] {
  const start = from === undefined ? -1 : rowIds.indexOf(from);
  const end = rowIds.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return rowIds.slice(Math.min(start, end), Math.max(start, end) + 1);
}

function changed(set: ReadonlySet<number>, ids: readonly number[], isIn: boolean): ReadonlySet<number> {
  const next = new Set(set);
  for (const id of ids) {
    if (isIn) next.add(id);
    else next.delete(id);
  }
  return next;
}
