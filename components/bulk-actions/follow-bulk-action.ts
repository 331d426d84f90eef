import type { QueryClient } from "@tanstack/react-query";
import { seenJobs } from "@/components/data/seen-jobs";

export const contactJobsKey = ["contact-jobs"];
export const seenContactJobs = seenJobs("farewell:contact-jobs");

export function refreshContactJobs(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: contactJobsKey });
}

/** This window started the job, and so tells what came of it, however short it was. */
export function followContactJob(client: QueryClient, jobId: number): Promise<void> {
  seenContactJobs.sawRunning([jobId]);
  return refreshContactJobs(client);
}
