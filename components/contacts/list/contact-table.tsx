"use client";

import { type CSSProperties, useRef, useState } from "react";
import {
  isSelected,
  type ListSelection,
  rangeOf,
  select,
} from "@/components/contacts/selection/list-selection";
import { useMaySelect } from "@/components/roles/role-provider";
import { classNames } from "@/components/ui/class-names";
import { Table, TableBody } from "@/components/ui/table";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import { type ColumnId, type ListColumn, possibleWidth } from "@/lib/contacts/list/list-columns";
import type { ContactRow } from "@/lib/contacts/list/list-contacts";
import { contactColumns } from "../columns/contact-columns";
import type { ListColumns } from "../columns/use-list-columns";
import { useContactListState } from "../use-contact-list-state";
import { ContactTableHead } from "./contact-table-head";
import { ContactTableRow } from "./contact-table-row";
import { listLabels } from "./list-labels";

interface ContactTableProps {
  rows: ContactRow[];
  /** Is true while the rows shown belong to the previous request. */
  isStale: boolean;
  look: ListColumns;
  isRoomy: boolean;
  selection: ListSelection;
  onSelection(selection: ListSelection): void;
}

const columnOfBoxes = 48;
/** Is the width of the page's content on a wide screen. Columns that need more scroll sideways there too. */
const roomWidth = 1230;

/**
 * Shows a page of contacts. The columns have widths of their own, so that no name moves them; where they do not fit
 * they scroll, beside the names. On narrow screens each row is a card.
 */
export function ContactTable({ rows, isStale, look, isRoomy, selection, ...props }: ContactTableProps) {
  // The list is about to change: a contact that leaves the screen is not selected in passing.
  const onSelection = isStale ? () => undefined : props.onSelection;
  const [state] = useContactListState();
  const filter = filterOf(state);
  const lastSelected = useRef<number>(undefined);
  const [pulled, setPulled] = useState<ListColumn>();
  const maySelect = useMaySelect();
  const boxWidth = maySelect ? columnOfBoxes : 0;
  const widths = look.columns.map((column) => (column.id === pulled?.id ? pulled : column));
  const columns = contactColumns(widths, look.fields);
  const wide = columns.reduce((sum, { width }) => sum + width, boxWidth);
  const isWide = wide > roomWidth;
  const nameWidth = columns.find(({ id }) => id === "name")?.width ?? 0;
  const ids = rows.map(({ id }) => id);

  function selectOne(id: number, isNowSelected: boolean, withShift: boolean) {
    onSelection(
      select(selection, filter, withShift ? rangeOf(ids, lastSelected.current, id) : [id], isNowSelected),
    );
    lastSelected.current = id;
  }

  function pull(id: ColumnId, width: number, isDone: boolean) {
    const next = { id, width: possibleWidth(width) };
    setPulled(isDone ? undefined : next);
    if (isDone) look.arrange(look.columns.map((column) => (column.id === id ? next : column)));
  }

  return (
    <div
      style={{ "--hint-start": `${boxWidth + nameWidth}px` } as CSSProperties}
      className={classNames(
        "scroll-hint-x rounded-xl",
        isWide ? "md:overflow-x-auto" : "md:max-xl:overflow-x-auto",
      )}
    >
      <Table
        aria-label={listLabels.contacts}
        aria-busy={isStale}
        style={{ "--table-width": `${wide}px` } as CSSProperties}
        className="w-full text-left text-sm max-md:block md:min-w-(--table-width) md:table-fixed"
      >
        <colgroup className="max-md:hidden">
          {maySelect && <col style={{ width: boxWidth }} />}
          {columns.map(({ id, width }, at) => (
            // The last column takes the room that is left.
            <col key={id} style={at === columns.length - 1 ? undefined : { width }} />
          ))}
        </colgroup>
        <ContactTableHead
          columns={columns}
          staysInSight={!isWide}
          selectedCount={ids.filter((id) => isSelected(selection, id)).length}
          rowCount={rows.length}
          isStale={isStale}
          onSelectAll={(isNowSelected) => onSelection(select(selection, filter, ids, isNowSelected))}
          onPull={pull}
        />
        <TableBody
          className={classNames("max-md:block", isStale && "opacity-60 transition-opacity delay-150")}
        >
          {rows.map((contact) => (
            <ContactTableRow
              key={contact.id}
              contact={contact}
              columns={columns}
              isSelected={isSelected(selection, contact.id)}
              isRoomy={isRoomy}
              isStale={isStale}
              onSelect={(isNowSelected, withShift) => selectOne(contact.id, isNowSelected, withShift)}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
