"use client";

import { useQuery } from "@tanstack/react-query";
import { EntriesSkeleton } from "@/components/history/entries-skeleton";
import { EmptyState } from "@/components/ui/empty-state";
import { mostJobsListed } from "@/lib/bulk-actions/bulk-action-view";
import { bulkActionsQuery } from "../bulk-action-queries";
import { BulkActionItem } from "./bulk-action-item";
import { latestMessage, listLabels, listMessages } from "./list-messages";

/** Lists the bulk actions that can still be looked at, newest first. */
export function BulkActionList() {
  const { data, isError } = useQuery(bulkActionsQuery);
  if (!data && isError) return <p className="text-sm">{listMessages.unread}</p>;
  if (!data) return <EntriesSkeleton count={3} />;
  const { jobs } = data;
  if (jobs.length === 0) return <EmptyState title={listMessages.empty}>{listMessages.whatComes}</EmptyState>;
  const jobsById = new Map(jobs.map((job) => [job.id, job]));
  const other = (id: number | null) => (id === null ? undefined : jobsById.get(id));
  return (
    <>
      <ul
        aria-label={listLabels.all}
        className="divide-y divide-border rounded-xl border border-border bg-surface"
      >
        {jobs.map((job) => (
          <BulkActionItem key={job.id} job={job} undone={other(job.undoes)} undo={other(job.undoneBy)} />
        ))}
      </ul>
      {jobs.length >= mostJobsListed && (
        <p className="mt-3 text-sm text-ink-soft">{latestMessage(mostJobsListed)}</p>
      )}
    </>
  );
}
