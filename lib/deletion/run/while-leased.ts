import type { JobContext } from "@/lib/jobs/job-context";
import { keepLeaseAlive } from "@/lib/jobs/lease";
import type { RunningJob } from "./count-outcome";

/** Runs `work` and keeps the job's lease alive, because waiting for a provider can take longer than a lease lasts. */
export async function whileLeased<Result>(
  { db, now }: JobContext,
  job: RunningJob,
  work: () => Promise<Result>,
): Promise<Result> {
  const stopKeeping = keepLeaseAlive(db, job, now);
  try {
    return await work();
  } finally {
    stopKeeping();
  }
}
