import type { JobContext } from "./job-context";
import { claimJob, type LeasedJob, type LeasedTable } from "./lease";
import { withinRetryBudget } from "./retry-budget";

/** Claims the next open job of a table and runs it within its retry budget. Returns false when none is open. */
export async function runNext(
  { db, now }: Pick<JobContext, "db" | "now">,
  table: LeasedTable,
  leaseOwner: string,
  run: (job: LeasedJob) => Promise<unknown>,
): Promise<boolean> {
  const job = claimJob(db, table, leaseOwner, now());
  if (!job) return false;
  await withinRetryBudget(db, job, now, () => run(job));
  return true;
}
