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

/** Shows who, when, why, and each count of the outcome that is not zero. */
export function CertificateFacts({ deletion }: { deletion: DeletionView }) {
  const format = useFormats();
  const counts: [string, number, ReactNode?][] = [
    ["Already gone", deletion.alreadyGoneCount],
    ["Held, not deleted", deletion.needsAttentionCount],
    ["Kept", deletion.keptCount],
    ["Changed since the dialog opened", deletion.changedCount, changedLabel(format, deletion)],
  ];
  const facts: [string, ReactNode][] = [
    ["Confirmed by", deletion.confirmedBy],
    ["Confirmed", <Time isExact key="confirmed" at={deletion.confirmedAt} />],
    [
      "Finished",
      deletion.finishedAt === null ? "Not yet" : <Time isExact key="finished" at={deletion.finishedAt} />,
    ],
    ["Took", durationOf(deletion) || "Not yet known"],
    ["Selected", format.count(deletion.contactCount)],
    ["Deleted", format.count(deletion.deletedCount)],
    ...counts
      .filter(([, count]) => count > 0)
      .map(([name, count, label]): [string, ReactNode] => [name, label ?? format.count(count)]),
  ];
  return (
    <dl className="grid gap-x-10 border-t border-border text-sm sm:grid-cols-2 print:grid-cols-2">
      {deletion.why && (
        <div className="border-b border-border py-2.5 sm:col-span-2 print:col-span-2 print:py-1.5">
          <dt className="text-ink-soft">Why</dt>
          <dd className="font-medium wrap-anywhere">{deletion.why}</dd>
        </div>
      )}
      {facts.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-4 border-b border-border py-2.5 print:py-1.5">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="text-right font-medium tabular-nums wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
