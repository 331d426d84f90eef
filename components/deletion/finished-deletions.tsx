"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/deletion-view";
import { outcomeSentences } from "./deletion-sentences";
import { dismissOutcomes } from "./seen-deletions";

/** What ended deletions did. The status region is there before them, and is filled once for each. */
export function FinishedDeletions({ deletions }: { deletions: DeletionView[] }) {
  const format = useFormats();
  const [only, ...others] = deletions;
  return (
    <div
      className={
        only &&
        "mb-4 flex flex-wrap items-center gap-x-6 gap-y-3 rounded-xl border border-border bg-surface p-4 sm:p-5"
      }
    >
      <div role="status" aria-atomic="false" className="min-w-0 flex-1 basis-72 space-y-1">
        {deletions.map((deletion) => (
          <p key={deletion.id}>{outcomeSentences(format, deletion)}</p>
        ))}
      </div>
      {only && (
        <div className="flex items-center gap-4">
          {others.length === 0 ? (
            <Link href={`/deletions/${only.id}`}>See the receipt</Link>
          ) : (
            <Link href="/deletions">See the receipts</Link>
          )}
          <Button variant="ghost" onClick={() => dismissOutcomes(deletions.map(({ id }) => id))}>
            Dismiss
          </Button>
        </div>
      )}
    </div>
  );
}
