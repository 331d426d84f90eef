"use client";

import { X } from "lucide-react";
import { useRef } from "react";
import { MoreActions } from "@/components/contacts/actions/more-actions";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { heightVariable } from "@/components/ui/height-variable";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactCount } from "@/lib/contacts/list/contact-count";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import { useContactListState } from "../use-contact-list-state";
import {
  countSelected,
  isSelected,
  type ListSelection,
  nothingSelected,
  selectAllMatching,
  selectionOf,
} from "./list-selection";
import { selectAllLabel, selectedLabel, selectionLabels } from "./selection-labels";

const measureBar = heightVariable("--selection-bar-height");

interface SelectionBarProps {
  rowIds: readonly number[];
  /** Is undefined while the number of another list stands in. */
  count: ContactCount | undefined;
  isAny: boolean;
  selection: ListSelection;
  onSelection(selection: ListSelection): void;
}

/**
 * Says how many are selected and what can be done with them. It has a place of its own in the toolbar, and at the
 * lower edge of a narrow screen, so that nothing moves when the first contact is selected.
 */
export function SelectionBar({ rowIds, count, isAny, selection, onSelection }: SelectionBarProps) {
  const format = useFormats();
  const [state] = useContactListState();
  const clearRef = useRef<HTMLButtonElement>(null);
  const clear = () => onSelection(nothingSelected);
  const selectedHere = rowIds.filter((id) => isSelected(selection, id)).length;
  const isByHand = selection.kind === "ids";
  // Only a page that is selected as a whole offers all that match: one tick too many would be everyone.
  const isPageSelected = rowIds.length > 0 && selectedHere === rowIds.length;
  const isWhole = selection.kind === "matching" && selection.except.size === 0;
  return (
    <div
      ref={measureBar}
      className={classNames(
        // Without a box of its own while nothing is selected, it does not count as moving when it appears.
        !isAny && "contents",
        isAny &&
          "flex items-center gap-2 bg-accent-soft max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-30 max-lg:flex-wrap max-lg:border-t max-lg:border-border-strong max-lg:px-4 max-lg:py-2 lg:min-w-0 lg:flex-1 lg:rounded-lg lg:pl-4 lg:outline lg:-outline-offset-1 lg:outline-border",
      )}
    >
      <div className={isAny ? "flex min-w-0 flex-1 items-center gap-1 max-sm:basis-full" : "contents"}>
        <p aria-live="polite" className="min-w-0 truncate text-sm font-medium tabular-nums">
          {isAny &&
            selectedLabel(format, countSelected(selection, count), isByHand ? selectedHere : undefined)}
        </p>
        {isAny && (
          <>
            <Button
              ref={clearRef}
              variant="link"
              size="small"
              aria-label={selectionLabels.clearSelection}
              onClick={clear}
            >
              <X aria-hidden="true" className="size-4" />
              <span className="max-xl:hidden">{selectionLabels.clear}</span>
            </Button>
            {count && isPageSelected && !isWhole && (
              <Button
                variant="link"
                size="small"
                onClick={() => {
                  onSelection(selectAllMatching(filterOf(state)));
                  // This button unmounts, so the focus moves to "Clear selection".
                  clearRef.current?.focus();
                }}
              >
                {selectAllLabel(format, count)}
              </Button>
            )}
          </>
        )}
      </div>
      <MoreActions
        selection={isAny ? selectionOf(selection) : undefined}
        hasButtons
        onDeletionConfirmed={clear}
        onHidden={clear}
      />
    </div>
  );
}
