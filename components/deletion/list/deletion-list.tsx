"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { DeletionsFigure } from "@/components/charts/deletions-figure";
import { RecheckAlarms } from "@/components/deletion/receipt/recheck-alarms";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { contactsOf } from "@/lib/values/count-words";
import { outcomeMessages } from "../deletion-messages";
import { deletionsQuery } from "../deletion-queries";
import { DeletionStatusBadge } from "../deletion-status-badge";
import { durationOf } from "../receipt-messages";
import { DeletionTable } from "./deletion-table";

const mostListed = 50;

/** Lists past and running deletions, newest first. */
export function DeletionList() {
  const { data, isError } = useQuery(deletionsQuery);
  if (!data)
    return <p>{isError ? "The deletions could not be read. Reload the page." : "Reading the deletions…"}</p>;
  const { deletions, alarms } = data;
  if (deletions.length === 0 && alarms.length === 0) {
    return (
      <EmptyState title="Nothing has been deleted yet">
        Select people under Contacts, open More Actions and choose Delete. Every deletion leaves a receipt
        here: how many, when, on whose word, and what was checked afterwards. It names none of those deleted.
      </EmptyState>
    );
  }
  return (
    <div className="space-y-8">
      <RecheckAlarms linksReceipts title="Still billed after a deletion" alarms={alarms} />
      <HeldDeletions deletions={deletions.filter(({ needsAttentionCount }) => needsAttentionCount > 0)} />
      <DeletionsFigure />
      <div className="hidden lg:block">
        <DeletionTable deletions={deletions} />
      </div>
      <div className="lg:hidden">
        <DeletionCards deletions={deletions} />
      </div>
      {deletions.length >= mostListed && (
        <p className="text-sm text-ink-soft">The latest {mostListed} are shown.</p>
      )}
    </div>
  );
}

/** Shows what `DeletionTable` shows, for narrow screens. */
function DeletionCards({ deletions }: { deletions: DeletionView[] }) {
  const format = useFormats();
  return (
    <ul aria-label="Deletions" className="divide-y divide-border border-y border-border">
      {deletions.map((deletion) => (
        <li key={deletion.id} className="space-y-1 py-4">
          <div className="flex items-center justify-between gap-3">
            <span className="font-medium">
              <Link href={`/deletions/${deletion.id}`} prefetch={false}>
                <Time isExact at={deletion.confirmedAt} />
              </Link>
            </span>
            <DeletionStatusBadge deletion={deletion} />
          </div>
          <p className="text-sm">{outcomeMessages(format, deletion)}</p>
          <p className="text-sm text-ink-soft">
            {[
              `${contactsOf(format, deletion.contactCount)} selected`,
              `by ${deletion.confirmedBy}`,
              durationOf(deletion),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Lists deletions that hold someone whose billing is not provably stopped. */
function HeldDeletions({ deletions }: { deletions: DeletionView[] }) {
  const format = useFormats();
  if (deletions.length === 0) return null;
  return (
    <section aria-labelledby="needs-attention" className="rounded-xl border border-warning bg-surface p-5">
      <h2 id="needs-attention" className="flex items-center gap-2 font-semibold">
        <TriangleAlert aria-hidden="true" className="size-4 text-warning" />
        Needs attention
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        Held, not deleted, because it is not certain that nothing bills them.
      </p>
      <ul className="mt-3 space-y-1">
        {deletions.map(({ id, needsAttentionCount, confirmedAt }) => (
          <li key={id}>
            <Link href={`/deletions/${id}`} prefetch={false}>
              {contactsOf(format, needsAttentionCount)} held by the deletion of{" "}
              <Time isExact at={confirmedAt} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
