"use client";

import { useQuery } from "@tanstack/react-query";
import { deletionsQuery } from "../deletion-queries";
import { isRecent } from "../notice-deletions";
import { isActive } from "../receipt-messages";
import { useSeenDeletions } from "../seen-deletions";
import { FinishedDeletions } from "./finished-deletions";
import { RunningDeletion } from "./running-deletion";

/** Deletions under way, and the outcome of those that ended while someone was here to see it. */
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
