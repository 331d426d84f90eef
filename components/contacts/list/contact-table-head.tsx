import { ArrowDown, ArrowUp } from "lucide-react";
import { useId } from "react";
import { useMaySelect } from "@/components/roles/role-provider";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { TableHead, TableHeading, TableRow } from "@/components/ui/table";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ContactPage } from "@/lib/contacts/list/contact-page";
import type { ColumnId } from "@/lib/contacts/list/list-columns";
import type { ContactSort } from "@/lib/contacts/list/list-paging";
import type { ContactColumn } from "../columns/contact-columns";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { ColumnEdge } from "./column-edge";
import { stickyStyles } from "./contact-table-row";
import { listLabels } from "./list-labels";

interface ContactTableHeadProps {
  columns: readonly ContactColumn[];
  /** Is true where nothing scrolls sideways on a wide screen: only there can the headings follow the page. */
  staysInSight: boolean;
  rowCount: number;
  /** Is true while the rows shown belong to the previous request: then nobody is selected. */
  isStale: boolean;
  selectedCount: number;
  onSelectAll(isNowSelected: boolean): void;
  /** Is called while the edge of a column is pulled, and once more when it is let go. */
  onPull(id: ColumnId, width: number, isDone: boolean): void;
}

/** Gives each heading cell its own line and background, because those of the row do not move with a sticky cell. */
const headingStyles = "md:shadow-[inset_0_-1px_0_var(--border)] md:first:rounded-tl-xl md:last:rounded-tr-xl";
/** Hides what scrolls beneath: rows under the headings that follow the page, other headings under those that stay. */
const coverStyles = "md:bg-surface";

/** Holds the box that selects the page, and the headings, which sort. */
export function ContactTableHead({
  columns,
  staysInSight,
  rowCount,
  isStale,
  selectedCount,
  onSelectAll,
  onPull,
}: ContactTableHeadProps) {
  const isHydrated = useIsHydrated();
  const maySelect = useMaySelect();
  const nameStyles = maySelect ? stickyStyles.name : stickyStyles.nameAlone;
  const boxId = useId();
  const [state, setState] = useContactListState();
  return (
    <TableHead
      className={classNames(
        "group/head z-10",
        // Without the box there is nothing in it on a narrow screen.
        maySelect ? "max-md:block" : "max-md:hidden",
        staysInSight && "xl:sticky xl:top-(--toolbar-height)",
      )}
    >
      <TableRow className="flex h-12 items-center border-b border-border max-[22rem]:h-22 max-[22rem]:items-start max-[22rem]:pt-1 md:table-row md:border-0">
        {maySelect && (
          <TableHeading
            className={classNames(
              headingStyles,
              coverStyles,
              "p-0 font-normal md:z-2 md:pl-2",
              stickyStyles.box,
            )}
          >
            <span className="flex items-center">
              <Checkbox
                id={boxId}
                label={listLabels.selectPage}
                disabled={!isHydrated}
                aria-disabled={isStale}
                checked={rowCount > 0 && selectedCount === rowCount}
                isMixed={selectedCount > 0 && selectedCount < rowCount}
                onChange={(event) => onSelectAll(event.target.checked)}
              />
              <label
                htmlFor={boxId}
                className="cursor-pointer py-2 pl-2 min-[22rem]:max-[30rem]:max-w-26 min-[22rem]:max-[30rem]:py-0 md:hidden"
              >
                {listLabels.selectPage}
              </label>
            </span>
          </TableHeading>
        )}
        {columns.map(({ id, label, sort, width }, at) => {
          const isSorted = sort !== undefined && sort === state.sort;
          return (
            <TableHeading
              key={id}
              aria-sort={isSorted ? (state.direction === "asc" ? "ascending" : "descending") : undefined}
              className={classNames(
                headingStyles,
                "relative hidden px-3 font-medium text-ink-soft md:table-cell",
                id === "name" && nameStyles,
                id === "name" ? `md:z-2 ${coverStyles}` : staysInSight && "xl:bg-surface",
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
                <span className="block truncate" title={label}>
                  {label}
                </span>
              )}
              {at < columns.length - 1 && <ColumnEdge id={id} width={width} onPull={onPull} />}
            </TableHeading>
          );
        })}
      </TableRow>
    </TableHead>
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
      className="inline-flex min-h-8 max-w-full cursor-pointer items-center gap-1 rounded hover:text-ink"
      onClick={() =>
        onSort({ sort, direction: isCurrent ? opposite(current.direction) : firstDirection(sort) })
      }
    >
      <span className="truncate">{label}</span>
      {isCurrent && <Arrow aria-hidden="true" className="size-3.5 shrink-0" />}
    </button>
  );
}

const opposite = (direction: ContactPage["direction"]) => (direction === "asc" ? "desc" : "asc");

/** Text sorts from A at first, times from the newest. */
const firstDirection = (sort: ContactSort) => (sort === "added" || sort === "activity" ? "desc" : "asc");
