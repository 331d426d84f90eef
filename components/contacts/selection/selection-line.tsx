import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";

interface SelectionLineProps {
  count: number;
  /** Counts the selected on this page; undefined when all that match are meant. */
  shownCount: number | undefined;
  /** Counts all that match while not all of them are selected; otherwise undefined. */
  selectableTotal: number | undefined;
  onSelectAll(): void;
  onClear(): void;
}

/** Says how many are selected, on this page or not, and offers to select all that match. */
export function SelectionLine({
  count,
  shownCount,
  selectableTotal,
  onSelectAll,
  onClear,
}: SelectionLineProps) {
  const format = useFormats();
  const clearRef = useRef<HTMLButtonElement>(null);
  return (
    <div
      className={
        count > 0
          ? "mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg bg-accent-soft px-4 py-1"
          : undefined
      }
    >
      <p aria-live="polite" className="text-sm font-medium">
        {count > 0 && `${format.count(count)} selected`}
        {shownCount !== undefined &&
          count > shownCount &&
          `, ${shownCount === 0 ? "none" : format.count(shownCount)} on this page`}
      </p>
      {count > 0 && (
        <>
          {selectableTotal !== undefined && (
            <Button
              variant="ghost"
              className="text-accent"
              onClick={() => {
                onSelectAll();
                // This button unmounts, so the focus moves to "Clear selection".
                clearRef.current?.focus();
              }}
            >
              Select all {format.count(selectableTotal)} contacts
            </Button>
          )}
          <Button ref={clearRef} variant="ghost" className="text-accent" onClick={onClear}>
            Clear selection
          </Button>
        </>
      )}
    </div>
  );
}
