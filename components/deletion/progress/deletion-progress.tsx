"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { deletionsQuery } from "../deletion-queries";
import { isRecent } from "../notify-of-deletions";
import { isActive } from "../receipt-messages";
import { useSeenDeletions } from "../seen-deletions";
import { DeletionBar } from "./deletion-bar";
import { FinishedDeletions } from "./finished-deletions";
import { StopDeletion } from "./stop-deletion";

/** Shows running deletions, and the outcome of those that ended while someone was here to see it. */
export function DeletionProgress() {
  const { data, dataUpdatedAt } = useQuery(deletionsQuery);
  const { seen, dismissed } = useSeenDeletions();
  const deletions = data?.deletions ?? [];
  const finished = deletions.filter(
    (deletion) =>
      !isActive(deletion) &&
      !dismissed.includes(deletion.id) &&
      (seen.includes(deletion.id) || isRecent(deletion, dataUpdatedAt)),
  );
  return (
    <div className="print:hidden">
      {deletions.filter(isActive).map((deletion) => (
        <RunningDeletion key={deletion.id} deletion={deletion} />
      ))}
      <FinishedDeletions deletions={finished} />
    </div>
  );
}

/** Shows one running deletion. */
function RunningDeletion({ deletion }: { deletion: DeletionView }) {
  return (
    <section
      aria-label={`Deletion ${deletion.id}`}
      className="mb-4 rounded-xl border border-border bg-surface p-4 sm:p-5"
    >
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="font-semibold">Deleting contacts</h2>
        <span className="text-sm">
          <Link href={`/deletions/${deletion.id}`}>Details</Link>
        </span>
      </div>
      <DeletionBar deletion={deletion} label="Deleting contacts" />
      {deletion.pauseReason && (
        <p className="mt-3 text-sm font-medium text-warning">
          {deletion.pauseReason} Whoever is billed there waits, and nobody is deleted while billed. It is
          tried again by itself.
        </p>
      )}
      <StopDeletion deletion={deletion} />
    </section>
  );
}
