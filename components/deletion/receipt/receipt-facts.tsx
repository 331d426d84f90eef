import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import type { Formats } from "@/lib/values/formats";
import { durationOf } from "../receipt-messages";

function changedLabel(format: Formats, { changedCount, boughtCount }: DeletionView): string {
  const changed = format.count(changedCount);
  return boughtCount > 0 ? `${changed}, of whom ${format.count(boughtCount)} bought something` : changed;
}

/** Shows who, when, and every count of the outcome. */
export function ReceiptFacts({ deletion }: { deletion: DeletionView }) {
  const format = useFormats();
  const facts: [string, ReactNode][] = [
    ["Confirmed by", deletion.confirmedBy],
    ["Confirmed", <Time isExact key="confirmed" at={deletion.confirmedAt} />],
    [
      "Finished",
      deletion.finishedAt === null ? "Not yet" : <Time isExact key="finished" at={deletion.finishedAt} />,
    ],
    ["Duration", durationOf(deletion) || "Not yet known"],
    ["Selected", format.count(deletion.contactCount)],
    ["Deleted", format.count(deletion.deletedCount)],
    ["Already gone", format.count(deletion.alreadyGoneCount)],
    ["Needs attention", format.count(deletion.needsAttentionCount)],
    ["Kept", format.count(deletion.keptCount)],
    ["Changed since the dialog opened", changedLabel(format, deletion)],
  ];
  return (
    <dl className="grid gap-x-10 border-t border-border text-sm sm:grid-cols-2 print:grid-cols-2">
      {facts.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-4 border-b border-border py-2.5">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="text-right font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
