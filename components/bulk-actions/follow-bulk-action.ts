import type { QueryClient } from "@tanstack/react-query";
import { seenJobs } from "@/components/job-notifications/seen-jobs";

export const bulkActionsKey = ["bulk-actions"];
export const seenBulkActions = seenJobs("farewell:bulk-actions");

export function refreshBulkActions(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: bulkActionsKey });
}

/** This window started the job, and so tells what came of it, however short it was. */
export function followBulkAction(client: QueryClient, jobId: number): Promise<void> {
  seenBulkActions.sawRunning([jobId]);
  return refreshBulkActions(client);
}
