import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { LeaseLost } from "@/lib/jobs/lease";
import type { RunningJob } from "./count-outcome";
import type { DeletionWorld } from "./deletion-world";

const pauseMs = 5000;

/** Lets a job rest that waits for a payment provider; it is taken up again by itself. `reason` is what people read. */
export function pauseDeletion({ db, now }: DeletionWorld, job: RunningJob, reason: string): void {
  write(db, () => {
    const { changes } = prepared(
      db,
      `UPDATE deletion_jobs SET paused_until = @until, pause_reason = @reason,
         lease_owner = NULL, lease_expires_at = NULL
       WHERE id = @id AND lease_owner = @leaseOwner`,
    ).run({ until: now() + pauseMs, reason, id: job.id, leaseOwner: job.leaseOwner });
    if (changes !== 1) throw new LeaseLost(`deletion ${job.id}`);
  });
}

/** The provider answers again. */
export function endPause(db: Database, jobId: number): void {
  write(db, () => {
    prepared(
      db,
      "UPDATE deletion_jobs SET paused_until = NULL, pause_reason = NULL WHERE id = ? AND pause_reason IS NOT NULL",
    ).run(jobId);
  });
}
