import { ProgressBar } from "@/components/ui/progress-bar";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { settledOf } from "../receipt-messages";

/** Shows how far a deletion is, as a bar and in numbers. */
export function DeletionBar({ deletion, label }: { deletion: DeletionView; label: string }) {
  const format = useFormats();
  const settled = settledOf(deletion);
  const text = `${format.count(settled)} of ${format.count(deletion.contactCount)}`;
  return (
    <div className="mt-3">
      <ProgressBar label={label} value={settled} max={deletion.contactCount} text={text} />
      <p className="mt-2 text-sm text-ink-soft tabular-nums">
        {settled < deletion.contactCount
          ? text
          : `${text}. Clearing the search index and searching the files…`}
      </p>
    </div>
  );
}
