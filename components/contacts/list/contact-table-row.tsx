import type { MouseEvent } from "react";
import { useMaySelect } from "@/components/roles/role-provider";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { TableCell, TableRow } from "@/components/ui/table";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ContactRow } from "@/lib/contacts/list/list-contacts";
import type { ContactColumn } from "../columns/contact-columns";
import { selectLabel } from "./list-labels";

interface ContactTableRowProps {
  contact: ContactRow;
  columns: readonly ContactColumn[];
  isSelected: boolean;
  isRoomy: boolean;
  /** Is true while the row belongs to the previous request: then it is not selected. */
  isStale: boolean;
  onSelect(isNowSelected: boolean, withShift: boolean): void;
}

const rowStyles =
  "grid items-center gap-x-2 gap-y-0.5 border-b border-border pr-3 last:border-b-0 md:table-row";
/** Paints a row only where it differs, so that the shadow of a table that goes on sideways shows through the others. */
const paintStyles =
  "[--row:var(--surface)] hover:[--row:color-mix(in_srgb,var(--muted)_55%,var(--surface))] hover:bg-(--row) data-selected:[--row:var(--selected)] data-selected:bg-(--row)";
/** A selected row is also outlined for whoever sees no colours: its cells are, because those that stick cover the row. */
const selectedStyles =
  "forced-colors:data-selected:*:outline-2 forced-colors:data-selected:*:-outline-offset-2 forced-colors:data-selected:*:outline-[Highlight]";

/** Keeps a cell in sight beside what scrolls. It has the colour of its row, because the row scrolls beneath. */
export const stickyStyles = {
  box: "md:sticky md:left-0",
  name: "md:sticky md:left-12",
  nameAlone: "md:sticky md:left-0",
};

/**
 * Shows a contact. A click on it anywhere opens the contact, as its name does. There is no box to select it for whoever
 * could do nothing with a selection.
 */
export function ContactTableRow(props: ContactTableRowProps) {
  const { contact, columns, isSelected, isRoomy, isStale, onSelect } = props;
  const isHydrated = useIsHydrated();
  const maySelect = useMaySelect();
  const nameStyles = maySelect ? stickyStyles.name : stickyStyles.nameAlone;
  return (
    <TableRow
      data-selected={isSelected || undefined}
      data-customer={contact.isCustomer || undefined}
      onClick={openContact}
      onAuxClick={openContact}
      className={classNames(
        rowStyles,
        maySelect ? "grid-cols-[2.5rem_minmax(0,1fr)_auto]" : "grid-cols-[0.5rem_minmax(0,1fr)_auto]",
        isRoomy ? "py-3 md:h-14" : "py-1.5 md:h-11",
        "group/row cursor-pointer",
        paintStyles,
        selectedStyles,
      )}
    >
      {maySelect && (
        <TableCell
          className={classNames("row-span-2 self-start md:z-1 md:bg-(--row) md:pl-2", stickyStyles.box)}
          data-own-click
        >
          <Checkbox
            label={selectLabel(contact.email)}
            disabled={!isHydrated}
            aria-disabled={isStale}
            checked={isSelected}
            onChange={(event) =>
              onSelect(event.target.checked, (event.nativeEvent as unknown as MouseEvent).shiftKey === true)
            }
          />
        </TableCell>
      )}
      {columns.map(({ id, className, cell }) => (
        <TableCell
          key={id}
          className={classNames(
            "min-w-0 overflow-hidden md:border-border md:px-3 md:whitespace-nowrap",
            id === "name" && nameStyles,
            id === "name" && "md:z-1 md:bg-(--row)",
            className,
          )}
        >
          {cell(contact)}
        </TableCell>
      ))}
    </TableRow>
  );
}

/** Passes a click on the row to its link, with the keys that were held, so that it opens where a link would. */
function openContact(event: MouseEvent<HTMLTableRowElement>) {
  const { target, currentTarget, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  const isOwn = !(target instanceof Element) || target.closest("a, button, input, label, [data-own-click]");
  if (isOwn || event.defaultPrevented || button > 1 || isSelectingText()) return;
  const link = currentTarget.querySelector<HTMLAnchorElement>('a[href^="/contacts/"]');
  if (button === 1) window.open(link?.href);
  else
    link?.dispatchEvent(
      new window.MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey, altKey }),
    );
}

function isSelectingText(): boolean {
  return window.getSelection()?.isCollapsed === false;
}
