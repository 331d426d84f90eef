import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { countMissingInJob, freezeSelection } from "@/lib/contacts/selection/freeze-selection";
import type { JobContext } from "@/lib/jobs/job-context";
import { type LeasedJob, renewLease } from "@/lib/jobs/lease";
import { runNext } from "@/lib/jobs/run-next";
import {
  beginPreparation,
  getPreparation,
  type PreparationKind,
  type PreparationState,
  type PreparedJob,
} from "./preparation";

export type PreparationKinds = Record<PreparedJob["table"], PreparationKind>;

/** Gives the next open preparation its turn. Returns false when none is open. */
export async function prepareNext(
  context: JobContext,
  leaseOwner: string,
  kinds: PreparationKinds,
): Promise<boolean> {
  const run = (claimed: LeasedJob) => runPreparation(context, claimed, kinds);
  const hasRun = await runNext(context, "preparations", leaseOwner, run);
  if (hasRun) emptyFailed(context);
  return hasRun;
}

/**
 * Freezes and counts the contacts of a claimed preparation, and makes its job ready in the transaction that ends it.
 * Goes on where a killed one stopped, and leaves its turn to shorter ones. Throws LeaseLost when it was discarded or
 * another process took over.
 */
export async function runPreparation(
  context: JobContext,
  claimed: LeasedJob,
  kinds: PreparationKinds,
): Promise<void> {
  const { db, now } = context;
  const { job, ...asked } = getPreparation(db, claimed.id);
  const missingCount = asked.state ? 0 : await countMissingInJob(context, claimed, asked);
  if (missingCount > 0) {
    const refusal = { ok: false, refusal: "contacts_not_found", missingCount } as const;
    return write(db, (tx) => refuse(tx, claimed, refusal, now()));
  }
  const state = asked.state ?? beginPreparation(db, asked.selection, now());
  const frozenJob = { id: job.id, siteId: claimed.siteId };
  const kind = kinds[job.table];
  const isFrozen = await freezeSelection(context, claimed, asked, state, {
    freezeBatch: (tx, isInBatch) => {
      renewLease(tx, claimed, now());
      return kind.freezeBatch(tx, frozenJob, isInBatch, state.tally);
    },
    atEnd: (tx) => note(tx, claimed, state, now()),
  });
  if (!isFrozen) return;
  write(db, (tx) => {
    const refusal = kind.finish(tx, frozenJob, state, now());
    if (refusal) refuse(tx, claimed, refusal, now());
    else end(tx, claimed, now());
  });
}

/** Stores how far it is, in the transaction that does it, so that after a kill both agree. */
function note(tx: Transaction, claimed: LeasedJob, state: PreparationState, now: number): void {
  renewLease(tx, claimed, now);
  prepared(tx, "UPDATE preparations SET counted = ?, state = ? WHERE id = ?").run(
    state.frozenCount,
    JSON.stringify(state),
    claimed.id,
  );
}

function end(tx: Transaction, claimed: LeasedJob, now: number): void {
  renewLease(tx, claimed, now);
  prepared(tx, "DELETE FROM preparations WHERE id = ?").run(claimed.id);
}

/** Keeps why nothing is prepared for the dialog, and empties what the preparation worked with. */
function refuse(tx: Transaction, claimed: LeasedJob, refusal: object, now: number): void {
  renewLease(tx, claimed, now);
  prepared(
    tx,
    `UPDATE preparations SET status = 'refused', refusal = ?, selection = NULL, state = NULL, lease_owner = NULL,
       lease_expires_at = NULL WHERE id = ?`,
  ).run(JSON.stringify(refusal), claimed.id);
}

/** Empties the selections of preparations that were given up after failures, because they may name a person. */
function emptyFailed({ db }: JobContext): void {
  const isFailed = "status = 'failed' AND selection IS NOT NULL";
  if (!preparedValue<number>(db, `SELECT 1 FROM preparations WHERE ${isFailed} LIMIT 1`).get()) return;
  write(db, (tx) => {
    prepared(tx, `UPDATE preparations SET selection = NULL, state = NULL WHERE ${isFailed}`).run();
  });
}
