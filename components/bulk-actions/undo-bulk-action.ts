import type { QueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toasts/toast";
import { undoBulkActionAction } from "@/lib/bulk-actions/actions";
import { bulkActionRefusalMessage } from "@/lib/bulk-actions/refusal-messages";
import { followBulkAction, refreshBulkActions } from "./follow-bulk-action";

/** Names the toast that tells the outcome of a job. */
export const toastOf = (jobId: number) => `bulk-action-${jobId}`;

/** Undoes what a job did, by another job that is followed from then on. Returns why not when it is refused. */
export async function undoBulkAction(client: QueryClient, jobId: number): Promise<string | undefined> {
  const result = await undoBulkActionAction({ jobId });
  if (result.ok) {
    toast.dismiss(toastOf(jobId));
    await followBulkAction(client, result.job.id);
    return undefined;
  }
  await refreshBulkActions(client);
  return bulkActionRefusalMessage(result);
}
