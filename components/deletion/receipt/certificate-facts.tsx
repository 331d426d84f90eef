import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { durationOf } from "../receipt-messages";
import { changedLabel, factLabels } from "./certificate-labels";

/** Shows who, when, why, and each count of the outcome that is not zero. */
export function CertificateFacts({ deletion }: { deletion: DeletionView }) {
  const format = useFormats();
  const counts: [string, number, ReactNode?][] = [
    [factLabels.gone, deletion.alreadyGoneCount],
    [factLabels.held, deletion.needsAttentionCount],
    [factLabels.kept, deletion.keptCount],
    [factLabels.changed, deletion.changedCount, changedLabel(format, deletion)],
  ];
  const facts: [string, ReactNode][] = [
    [factLabels.confirmedBy, deletion.confirmedBy],
    ...(deletion.approvedBy === null
      ? []
      : [[factLabels.approvedBy, deletion.approvedBy] satisfies [string, ReactNode]]),
    [factLabels.confirmed, <Time isExact key="confirmed" at={deletion.confirmedAt} />],
    [
      factLabels.finished,
      deletion.finishedAt === null ? (
        factLabels.notYet
      ) : (
        <Time isExact key="finished" at={deletion.finishedAt} />
      ),
    ],
    [factLabels.took, durationOf(deletion) || factLabels.notKnown],
    [factLabels.selected, format.count(deletion.contactCount)],
    [factLabels.deleted, format.count(deletion.deletedCount)],
    ...counts
      .filter(([, count]) => count > 0)
      .map(([name, count, label]): [string, ReactNode] => [name, label ?? format.count(count)]),
  ];
  return (
    <dl className="grid gap-x-10 border-t border-border text-sm sm:grid-cols-2 print:grid-cols-2">
      {deletion.why && (
        <div className="border-b border-border py-2.5 sm:col-span-2 print:col-span-2 print:py-1.5">
          <dt className="text-ink-soft">{factLabels.why}</dt>
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
