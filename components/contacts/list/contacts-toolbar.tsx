"use client";

import { ColumnsDialog } from "@/components/contacts/columns/columns-dialog";
import type { ListColumns } from "@/components/contacts/columns/use-list-columns";
import { FilterChips } from "@/components/contacts/filters/filter-chips";
import { FilterDialog } from "@/components/contacts/filters/filter-dialog";
import { SegmentBar } from "@/components/contacts/segments/segment-bar";
import type { ListSelection } from "@/components/contacts/selection/list-selection";
import { SelectionBar } from "@/components/contacts/selection/selection-bar";
import { classNames } from "@/components/ui/class-names";
import { heightVariable } from "@/components/ui/height-variable";
import type { ContactCount } from "@/lib/contacts/list/contact-count";
import { ContactSearch } from "./contact-search";

const measureToolbar = heightVariable("--toolbar-height");

interface ContactsToolbarProps {
  rowIds: readonly number[];
  /** Is undefined while the number of another list stands in. */
  count: ContactCount | undefined;
  isAnySelected: boolean;
  look: ListColumns;
  isRoomy: boolean;
  selection: ListSelection;
  onSelection(selection: ListSelection): void;
  onGoToFound(): void;
}

/**
 * Holds search, filters and segments, and what can be done with the selected. Its rows keep their height whatever
 * they hold, so that nothing below moves. Stays in sight on a wide screen.
 */
export function ContactsToolbar({
  isAnySelected,
  look,
  isRoomy,
  onGoToFound,
  ...selecting
}: ContactsToolbarProps) {
  return (
    <div ref={measureToolbar} className="top-0 z-20 -mx-4 bg-canvas px-4 pb-3 sm:sticky sm:-mx-6 sm:px-6">
      <SegmentBar />
      <div className="flex flex-wrap items-center gap-2 pt-2 lg:flex-nowrap">
        <div
          className={classNames(
            "flex basis-full flex-wrap items-center gap-2 sm:basis-auto sm:flex-nowrap",
            // The selection takes the place of everything but the search.
            isAnySelected && "lg:[&>search>:not(:first-child)]:hidden",
          )}
        >
          <ContactSearch onGoToFound={onGoToFound} />
        </div>
        <div className={classNames("flex min-w-0 flex-1 items-center gap-2", isAnySelected && "lg:hidden")}>
          <FilterDialog />
          {/* The rules stand in one line that scrolls, so that a new one moves nothing. */}
          <div className="min-w-0 flex-1 [--hint:var(--canvas)] [&>ul]:scroll-hint-x [&>ul]:m-0 [&>ul]:flex-nowrap [&>ul]:overflow-x-auto [&>ul]:py-1 [&_li]:shrink-0">
            <FilterChips />
          </div>
          <ColumnsDialog look={look} isRoomy={isRoomy} />
        </div>
        <SelectionBar isAny={isAnySelected} {...selecting} />
      </div>
    </div>
  );
}
