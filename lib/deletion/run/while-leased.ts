import type { JobContext } from "@/lib/jobs/job-context";
import { leaseMs, renewLease } from "@/lib/jobs/lease";
import type { RunningJob } from "./count-outcome";

/** Does `work` and renews the job's lease meanwhile: waiting for a provider can take longer than a lease lasts. */
export async function whileLeased<Result>(
  { db, now }: JobContext,
  job: RunningJob,
  work: () => Promise<Result>,
): Promise<Result> {
  const beat = setInterval(() => renewLease(db, job.id, job.leaseOwner, now()), leaseMs / 3);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
