"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useRef } from "react";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { endMessages } from "../deletion-messages";
import { OutcomeIcon } from "../outcome-icon";
import { standingOf } from "../receipt-messages";
import { dismissOutcomes } from "../seen-deletions";

/** Shows what ended deletions did. The status region exists before them and is filled once for each. */
export function FinishedDeletions({ deletions }: { deletions: DeletionView[] }) {
  const format = useFormats();
  const bannerRef = useRef<HTMLDivElement>(null);
  useToldOutOfSight(bannerRef, deletions);
  const [only, ...others] = deletions;
  const needsAttention = deletions.some((deletion) => standingOf(deletion).needsAttention);
  return (
    <div
      ref={bannerRef}
      className={
        only &&
        classNames(
          "mb-4 flex flex-wrap items-center gap-x-6 gap-y-3 rounded-xl border bg-surface p-4 sm:p-5",
          needsAttention ? "border-warning" : "border-border",
        )
      }
    >
      <div role="status" aria-atomic="false" className="min-w-0 flex-1 basis-72 space-y-1">
        {deletions.map((deletion) => (
          <p key={deletion.id} className="flex gap-2.5">
            <OutcomeIcon deletion={deletion} />
            <span>{endMessages(format, deletion)}</span>
          </p>
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

const toldForMs = 20_000;

/** Tells the outcome in place to someone far down the page, who does not see the banner above it. */
function useToldOutOfSight(bannerRef: RefObject<HTMLElement | null>, deletions: DeletionView[]): void {
  const format = useFormats();
  const router = useRouter();
  const told = useRef<ReadonlySet<number>>(undefined);
  useEffect(() => {
    const known = told.current ?? new Set(deletions.map(({ id }) => id));
    told.current = new Set([...known, ...deletions.map(({ id }) => id)]);
    const isInSight = (bannerRef.current?.getBoundingClientRect().bottom ?? 0) > 0;
    if (isInSight) return;
    for (const deletion of deletions.filter(({ id }) => !known.has(id))) {
      const isFine = !standingOf(deletion).needsAttention && deletion.status !== "failed";
      const tell = isFine ? toast.success : toast.warning;
      tell(endMessages(format, deletion), {
        id: `deletion-${deletion.id}`,
        duration: toldForMs,
        closeButton: true,
        action: { label: "See the receipt", onClick: () => router.push(`/deletions/${deletion.id}`) },
      });
    }
  }, [bannerRef, deletions, format, router]);
}
