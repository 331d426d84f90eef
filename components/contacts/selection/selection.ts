import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { filterQuery } from "@/lib/contacts/list/contact-list-url";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";

/** What is ticked: some by id, or all that match a filter but for some. */
export type Ticks =
  | {
      kind: "ids";
      ids: ReadonlySet<number>;
      /** The filter they were ticked under; none while nothing is. */
      filter?: ContactFilter;
    }
  | { kind: "matching"; filter: ContactFilter; except: ReadonlySet<number> };

export const nothingTicked: Ticks = { kind: "ids", ids: new Set() };

/** Ticks are meant for the filter that was looked at: under another one nothing is ticked, and nobody out of sight. */
export function ticksUnder(ticks: Ticks, filter: ContactFilter): Ticks {
  if (ticks.filter === undefined) return ticks;
  return filterQuery(ticks.filter) === filterQuery(filter) ? ticks : nothingTicked;
}

export function isTicked(ticks: Ticks, id: number): boolean {
  return ticks.kind === "ids" ? ticks.ids.has(id) : !ticks.except.has(id);
}

export function tick(ticks: Ticks, filter: ContactFilter, ids: readonly number[], ticked: boolean): Ticks {
  if (ticks.kind === "ids") return { kind: "ids", filter, ids: changed(ticks.ids, ids, ticked) };
  return { ...ticks, except: changed(ticks.except, ids, !ticked) };
}

export function tickAllMatching(filter: ContactFilter): Ticks {
  return { kind: "matching", filter, except: new Set() };
}

/** How many are ticked, of `total` that match. */
export function tickedCount(ticks: Ticks, total: number): number {
  return ticks.kind === "ids" ? ticks.ids.size : Math.max(0, total - ticks.except.size);
}

export function selectionOf(ticks: Ticks): ContactSelection {
  if (ticks.kind === "ids") return { kind: "ids", ids: [...ticks.ids] };
  return { kind: "matching", filter: ticks.filter, except: [...ticks.except] };
}

/** The ids from one row to another, both included, in the order listed. */
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
