import { prepared } from "@/db/prepared";
import type { ManifestStep } from "@/db/schema";
import type { Transaction } from "@/db/write";
import { type LeasedJob, renewLease } from "@/lib/jobs/lease";
import type { CountingState } from "./manifest-request";

/**
 * Stores how far a count is, in the transaction that does it, so that after a kill both agree. Renews the lease, and
 * throws LeaseLost when the request was discarded or another process took over.
 */
export function noteCounting(
  tx: Transaction,
  job: LeasedJob,
  state: CountingState,
  step: ManifestStep,
  now: number,
): void {
  renewLease(tx, job, now);
  prepared(
    tx,
    `UPDATE manifest_requests SET step = @step, total = @total, counted = @counted, state = @state,
       counting_since = CASE @step WHEN 'counting' THEN coalesce(counting_since, @now) END WHERE id = @id`,
  ).run({
    id: job.id,
    step,
    total: state.isFrozen ? state.frozenCount : null,
    counted: state.contactCount,
    state: JSON.stringify(state),
    now,
  });
}
