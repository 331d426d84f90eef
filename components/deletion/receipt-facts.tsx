import type { ReactNode } from "react";
import { formatCount } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import type { DeletionView } from "@/lib/deletion/deletion-view";
import { durationOf } from "./receipt-sentences";

/** Who, when, and every count of the outcome. */
export function ReceiptFacts({ deletion }: { deletion: DeletionView }) {
  const facts: [string, ReactNode][] = [
    ["Confirmed by", deletion.confirmedBy],
    ["Confirmed", <Time isExact key="confirmed" at={deletion.confirmedAt} />],
    [
      "Finished",
      deletion.finishedAt === null ? "Not yet" : <Time isExact key="finished" at={deletion.finishedAt} />,
    ],
    ["Duration", durationOf(deletion) || "Not yet known"],
    ["Selected", formatCount(deletion.contactCount)],
    ["Deleted", formatCount(deletion.deletedCount)],
    ["Already gone", formatCount(deletion.alreadyGoneCount)],
    ["Needs attention", formatCount(deletion.needsAttentionCount)],
    ["Kept", formatCount(deletion.keptCount)],
    ["Changed since the dialog opened", formatCount(deletion.changedCount)],
    ["Of these, bought something", formatCount(deletion.boughtCount)],
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
