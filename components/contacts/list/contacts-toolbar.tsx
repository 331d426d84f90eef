"use client";

import { useQuery } from "@tanstack/react-query";
import { MoreActions } from "@/components/contacts/actions/more-actions";
import { FilterChips } from "@/components/contacts/filters/filter-chips";
import { FilterDialog } from "@/components/contacts/filters/filter-dialog";
import { SegmentBar } from "@/components/contacts/segments/segment-bar";
import {
  countSelected,
  isSelected,
  isSelecting,
  type ListSelection,
  nothingSelected,
  selectAllMatching,
  selectionOf,
} from "@/components/contacts/selection/list-selection";
import { SelectionLine } from "@/components/contacts/selection/selection-line";
import { classNames } from "@/components/ui/class-names";
import { heightVariable } from "@/components/ui/height-variable";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import { contactCountQuery, contactListQuery } from "../contact-queries";
import { useContactListState } from "../use-contact-list-state";
import { ContactSearch } from "./contact-search";
import { ListPreferencesMenu } from "./list-preferences-menu";

const measureToolbar = heightVariable("--toolbar-height");

interface ContactsToolbarProps {
  selection: ListSelection;
  onSelection(selection: ListSelection): void;
  onGoToFound(): void;
}

/** Holds search, filters and segments, and what can be done with the selected. Stays in sight on a wide screen. */
export function ContactsToolbar({ selection, onSelection, onGoToFound }: ContactsToolbarProps) {
  const [state] = useContactListState();
  const filter = filterOf(state);
  const rows = useQuery(contactListQuery(state)).data?.rows ?? [];
  const count = useQuery(contactCountQuery(filter));
  const isAnySelected = isSelecting(selection, count.data);
  const isAllSelected = selection.kind === "matching" && selection.except.size === 0;
  const clear = () => onSelection(nothingSelected);
  return (
    <div ref={measureToolbar} className="top-0 z-20 -mx-4 bg-canvas px-4 pb-3 sm:sticky sm:-mx-6 sm:px-6">
      <SegmentBar />
      <div className="flex flex-wrap items-center gap-3 pt-2">
        <ContactSearch onGoToFound={onGoToFound} />
        <FilterDialog />
        <span
          className={classNames(
            "ml-auto flex items-center gap-1",
            // On a phone the actions on the selected contacts stay in reach, however far the list is scrolled.
            isAnySelected &&
              "max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:justify-between max-sm:border-t max-sm:border-border max-sm:bg-surface max-sm:px-4 max-sm:py-2",
          )}
        >
          <ListPreferencesMenu />
          <MoreActions
            selection={isAnySelected ? selectionOf(selection) : undefined}
            onDeletionConfirmed={clear}
            onHidden={clear}
          />
        </span>
      </div>
      <FilterChips />
      <SelectionLine
        selected={countSelected(selection, count.data)}
        shownCount={
          selection.kind === "ids" ? rows.filter(({ id }) => isSelected(selection, id)).length : undefined
        }
        selectable={isAllSelected || count.isPlaceholderData ? undefined : count.data}
        onSelectAll={() => onSelection(selectAllMatching(filter))}
        onClear={clear}
      />
    </div>
  );
}
