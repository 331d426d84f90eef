"use client";

import { useQuery } from "@tanstack/react-query";
import { DeletionsFigure } from "@/components/charts/deletions-figure";
import { RecheckAlarms } from "@/components/deletion/receipt/recheck-alarms";
import { EmptyState } from "@/components/ui/empty-state";
import { deletionsQuery } from "../deletion-queries";
import { DeletionCards } from "./deletion-cards";
import { DeletionTable } from "./deletion-table";
import { HeldDeletions } from "./held-deletions";

const mostListed = 50;

/** Past and running deletions, newest first. */
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
