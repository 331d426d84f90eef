import type { QueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { seenJobs } from "@/components/job-notifications/seen-jobs";

export const seenBulkActions = seenJobs("farewell:bulk-actions");

export function refreshBulkActions(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: queryKeys.bulkActions });
}

/** Follows a job that this window started, so that its outcome is shown here however short the job is. */
export function followBulkAction(client: QueryClient, jobId: number): Promise<void> {
  seenBulkActions.sawRunning([jobId]);
  return refreshBulkActions(client);
}
