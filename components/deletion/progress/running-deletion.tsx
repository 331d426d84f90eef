"use client";

import Link from "next/link";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { DeletionBar } from "./deletion-bar";
import { StopDeletion } from "./stop-deletion";

/** One deletion under way. */
export function RunningDeletion({ deletion }: { deletion: DeletionView }) {
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
