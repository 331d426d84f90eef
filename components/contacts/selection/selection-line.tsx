import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactCount } from "@/lib/contacts/list/contact-count";
import { knownCountOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

type Known = Pick<ContactCount, "total" | "isExact">;

interface SelectionLineProps {
  /** Counts the selected, as far as it is known. */
  selected: Known;
  /** Counts the selected on this page; undefined when all that match are meant. */
  shownCount: number | undefined;
  /** Counts all that match, as far as it is known, while not all of them are selected; otherwise undefined. */
  selectable: Known | undefined;
  onSelectAll(): void;
  onClear(): void;
}

/** Says how many are selected, on this page or not, and offers to select all that match. */
export function SelectionLine({
  selected,
  shownCount,
  selectable,
  onSelectAll,
  onClear,
}: SelectionLineProps) {
  const format = useFormats();
  const isAny = selected.total > 0 || !selected.isExact;
  const clearRef = useRef<HTMLButtonElement>(null);
  return (
    <div
      className={
        isAny
          ? "mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg bg-accent-soft px-4 py-1"
          : undefined
      }
    >
      <p aria-live="polite" className="text-sm font-medium">
        {isAny && selectedText(format, selected)}
        {shownCount !== undefined &&
          selected.total > shownCount &&
          `, ${shownCount === 0 ? "none" : format.count(shownCount)} on this page`}
      </p>
      {isAny && (
        <>
          {selectable !== undefined && (
            <Button
              variant="link"
              onClick={() => {
                onSelectAll();
                // This button unmounts, so the focus moves to "Clear selection".
                clearRef.current?.focus();
              }}
            >
              Select all {selectable.total > 0 && `${knownCountOf(format, selectable)} `}contacts
            </Button>
          )}
          <Button ref={clearRef} variant="link" onClick={onClear}>
            Clear selection
          </Button>
        </>
      )}
    </div>
  );
}

function selectedText(format: Formats, { total, isExact }: Known): string {
  if (isExact) return `${format.count(total)} selected`;
  return total > 0 ? `At least ${format.count(total)} selected` : "All that match are selected";
}
