import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { noteSilence } from "@/lib/billing/provider/silent-sites";
import type { JobContext } from "@/lib/jobs/job-context";
import { LeaseLost } from "@/lib/jobs/lease";
import type { RunningJob } from "./count-outcome";

const pauseMs = 5000;

/**
 * Pauses a job that waits for something at its payment provider. The job resumes by itself. The owner sees `reason`.
 */
export function pauseDeletion({ db, now }: JobContext, job: RunningJob, reason: string): void {
  write(db, (tx) => rest(tx, job, now() + pauseMs, reason));
}

/**
 * Pauses every deletion of a site whose payment provider is silent, longer with each silence in a row, so that
 * deletions of other sites do not wait for it. They resume by themselves. The owner sees `reason`.
 */
export function pauseSilentSite({ db, now }: JobContext, job: RunningJob, reason: string): void {
  const until = now() + noteSilence(db, job.siteId);
  write(db, (tx) => {
    rest(tx, job, until, reason);
    prepared(
      tx,
      `UPDATE deletion_jobs SET paused_until = @until, pause_reason = @reason
       WHERE site_id = @siteId AND status IN ('queued', 'running') AND lease_owner IS NULL`,
    ).run({ siteId: job.siteId, until, reason });
  });
}

/** Pauses the job and ends its lease. Throws LeaseLost when another process has taken the job over. */
function rest(tx: Transaction, job: RunningJob, until: number, reason: string): void {
  const { changes } = prepared(
    tx,
    `UPDATE deletion_jobs SET paused_until = @until, pause_reason = @reason,
       lease_owner = NULL, lease_expires_at = NULL
     WHERE id = @id AND lease_owner = @leaseOwner`,
  ).run({ until, reason, id: job.id, leaseOwner: job.leaseOwner });
  if (changes !== 1) throw new LeaseLost(`deletion ${job.id}`);
}

/** Ends the pause of all deletions of the site, because its provider answers again. */
export function endPause(db: Database, siteId: number): void {
  write(db, (tx) => {
    prepared(
      tx,
      `UPDATE deletion_jobs SET paused_until = NULL, pause_reason = NULL
       WHERE site_id = ? AND pause_reason IS NOT NULL AND status IN ('queued', 'running', 'stopping')`,
    ).run(siteId);
  });
}
