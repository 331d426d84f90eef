"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useRef } from "react";
import {
  isSelected,
  type ListSelection,
  rangeOf,
  select,
} from "@/components/contacts/selection/list-selection";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { Table, TableBody, TableCell, TableHead, TableHeading, TableRow } from "@/components/ui/table";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import type { ContactPage } from "@/lib/contacts/list/contact-page";
import type { ContactRow } from "@/lib/contacts/list/list-contacts";
import type { ContactSort } from "@/lib/contacts/list/list-paging";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { contactColumns } from "./contact-columns";
import { useListPreferences } from "./list-preferences";

interface ContactTableProps {
  rows: ContactRow[];
  /** Is true while the rows shown belong to the previous request. */
  isStale: boolean;
  selection: ListSelection;
  onSelection(selection: ListSelection): void;
}

const rowStyles =
  "grid grid-cols-[2.5rem_minmax(0,1fr)_auto] items-center gap-x-2 border-b border-border py-2 pr-3 last:border-b-0 md:table-row md:py-0";

/** Gives each heading cell its own line and background, because those of the row do not move with a sticky cell. */
const headingStyles = "md:bg-surface md:shadow-[inset_0_-1px_0_var(--border)] md:last:rounded-tr-xl";

/** Shows a page of contacts. On narrow screens each row is a card. */
export function ContactTable({ rows, isStale, selection, ...props }: ContactTableProps) {
  // The list is about to change: a contact that leaves the screen is not selected in passing.
  const onSelection = isStale ? () => undefined : props.onSelection;
  const isHydrated = useIsHydrated();
  const [state, setState] = useContactListState();
  const filter = filterOf(state);
  const lastSelected = useRef<number>(undefined);
  const { hiddenColumns, isRoomy } = useListPreferences();
  const columns = Object.entries(contactColumns).filter(([id]) => !hiddenColumns.includes(id));
  const ids = rows.map(({ id }) => id);
  const selectedOnPage = ids.filter((id) => isSelected(selection, id)).length;

  function selectOne(id: number, isNowSelected: boolean, withShift: boolean) {
    onSelection(
      select(selection, filter, withShift ? rangeOf(ids, lastSelected.current, id) : [id], isNowSelected),
    );
    lastSelected.current = id;
  }

  return (
    <Table aria-label="Contacts" aria-busy={isStale} className="w-full text-left text-sm">
      <TableHead className="z-10 md:sticky md:top-(--toolbar-height)">
        <TableRow className="flex items-center border-b border-border md:table-row md:border-0">
          <TableHeading className={classNames(headingStyles, "w-10 p-0 md:w-12 md:rounded-tl-xl md:pl-2")}>
            <Checkbox
              label="Select all on this page"
              disabled={!isHydrated}
              checked={rows.length > 0 && selectedOnPage === rows.length}
              isMixed={selectedOnPage > 0 && selectedOnPage < rows.length}
              onChange={(event) => onSelection(select(selection, filter, ids, event.target.checked))}
            />
          </TableHeading>
          {columns.map(([id, { label, sort, className }]) => {
            const isSorted = sort !== undefined && sort === state.sort;
            return (
              <TableHeading
                key={id}
                aria-sort={isSorted ? (state.direction === "asc" ? "ascending" : "descending") : undefined}
                className={classNames(
                  className,
                  headingStyles,
                  "hidden px-3 py-2 font-medium text-ink-soft md:table-cell",
                  {
                    "md:max-lg:hidden": id === "activity",
                  },
                )}
              >
                {sort ? (
                  <SortHeading
                    label={label}
                    sort={sort}
                    current={state}
                    onSort={(next) => setState({ ...next, ...firstPage })}
                  />
                ) : (
                  label
                )}
              </TableHeading>
            );
          })}
        </TableRow>
      </TableHead>
      <TableBody className={isStale ? "opacity-60 transition-opacity delay-150" : undefined}>
        {rows.map((contact) => (
          <TableRow
            key={contact.id}
            data-selected={isSelected(selection, contact.id) || undefined}
            className={classNames(
              rowStyles,
              isRoomy && "max-md:py-4",
              "hover:bg-muted/60 data-selected:bg-selected",
            )}
          >
            <TableCell className="row-span-2 self-start md:pl-2">
              <Checkbox
                label={`Select ${contact.email}`}
                disabled={!isHydrated}
                checked={isSelected(selection, contact.id)}
                onChange={(event) =>
                  selectOne(
                    contact.id,
                    event.target.checked,
                    (event.nativeEvent as MouseEvent).shiftKey === true,
                  )
                }
              />
            </TableCell>
            {columns.map(([id, { className, cell }]) => (
              <TableCell
                key={id}
                className={classNames("md:px-3", isRoomy ? "md:py-4" : "md:py-2", className)}
              >
                {cell(contact)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

interface SortHeadingProps {
  label: string;
  sort: ContactSort;
  current: Pick<ContactPage, "sort" | "direction">;
  onSort(next: Pick<ContactPage, "sort" | "direction">): void;
}

function SortHeading({ label, sort, current, onSort }: SortHeadingProps) {
  const isCurrent = current.sort === sort;
  const Arrow = current.direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      className="inline-flex min-h-8 cursor-pointer items-center gap-1 rounded hover:text-ink"
      onClick={() =>
        onSort({ sort, direction: isCurrent ? opposite(current.direction) : firstDirection(sort) })
      }
    >
      {label}
      {isCurrent && <Arrow aria-hidden="true" className="size-3.5" />}
    </button>
  );
}

const opposite = (direction: ContactPage["direction"]) => (direction === "asc" ? "desc" : "asc");

/** Text sorts from A at first, times from the newest. */
const firstDirection = (sort: ContactSort) => (sort === "added" || sort === "activity" ? "desc" : "asc");
