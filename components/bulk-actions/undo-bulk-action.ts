import type { QueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { undoContactJobAction } from "@/lib/bulk-actions/actions";
import { contactJobRefusalSentence } from "@/lib/bulk-actions/refusal-messages";
import { followContactJob, refreshContactJobs } from "./follow-bulk-action";

/** The toast that tells what came of a job. */
export const toastOf = (jobId: number) => `contact-job-${jobId}`;

/** Takes back what a job did, by another that is followed from then on. Returns why not when it is refused. */
export async function takeBack(client: QueryClient, jobId: number): Promise<string | undefined> {
  const result = await undoContactJobAction({ jobId });
  if (result.ok) {
    toast.dismiss(toastOf(jobId));
    await followContactJob(client, result.job.id);
    return undefined;
  }
  await refreshContactJobs(client);
  return contactJobRefusalSentence(result);
}
