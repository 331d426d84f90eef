import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format";

interface SelectionLineProps {
  count: number;
  /** How many match, when not all of them are selected yet; otherwise undefined. */
  selectableTotal: number | undefined;
  onSelectAll(): void;
  onClear(): void;
}

/** How many are selected, on this page or not, and how to select all that match. */
export function SelectionLine({ count, selectableTotal, onSelectAll, onClear }: SelectionLineProps) {
  return (
    <div
      className={
        count > 0
          ? "mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg bg-accent-soft px-4 py-1"
          : undefined
      }
    >
      <p aria-live="polite" className="text-sm font-medium">
        {count > 0 && `${formatCount(count)} selected`}
      </p>
      {count > 0 && (
        <>
          {selectableTotal !== undefined && (
            <Button variant="ghost" className="text-accent" onClick={onSelectAll}>
              Select all {formatCount(selectableTotal)} contacts
            </Button>
          )}
          <Button variant="ghost" className="text-accent" onClick={onClear}>
            Clear selection
          </Button>
        </>
      )}
    </div>
  );
}
