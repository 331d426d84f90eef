import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { inTurns } from "@/lib/jobs/in-turns";
import type { JobContext } from "@/lib/jobs/job-context";
import type { LeasedJob } from "@/lib/jobs/lease";
import { inSlices } from "@/lib/jobs/time-slice";
import { flushLedger } from "@/lib/ledger/flush-ledger";
import type { LocalAction } from "./actions/action-kinds";
import { applyAndRemember, undoOnContact } from "./apply-bulk-action";
import { endBulkAction } from "./audit-bulk-action";
import { findBefore } from "./before-change";
import { cancelSubscriptions } from "./cancel-subscriptions";
import { dropNewTag } from "./drop-new-tag";
import { actionOf } from "./find-bulk-actions";
import { noteProgress } from "./note-progress";

const contactsAtOnce = 20;

/**
 * Runs a claimed job to its end, or until it leaves its turn. Each contact is marked in the transaction that changes
 * them, so a killed run is simply run again. Throws LeaseLost when another process took over or the owner stopped it.
 */
export async function runBulkAction(context: JobContext, job: LeasedJob): Promise<void> {
  const { undoes, ...row } = prepared<{ action: string; undoes: number | null }>(
    context.db,
    "SELECT action, undoes FROM bulk_actions WHERE id = ?",
  ).one(job.id);
  const action = actionOf(row);
  // An export cannot continue: its process is gone, and with it the connection to which the file was written.
  if (action.do === "export")
    write(context.db, (tx) => endBulkAction(tx, job, { status: "stopped", now: context.now() }));
  else if (action.do === "cancel_subscription") await cancelSubscriptions(context, job);
  else {
    if (undoes !== null) await listUndone(context, job, undoes);
    await change(context, job, action, undoes);
  }
}

/** Lists the contacts that the other job changed, and continues where a killed run stopped. */
async function listUndone({ db, now }: JobContext, job: LeasedJob, undoes: number): Promise<void> {
  const step = (tx: Transaction) =>
    prepared(
      tx,
      `INSERT INTO bulk_action_items (job_id, contact_id, state)
       SELECT @jobId, contact_id, 'pending' FROM bulk_action_items
       WHERE job_id = @undoes AND state = 'changed' AND contact_id > coalesce(
         (SELECT max(contact_id) FROM bulk_action_items WHERE job_id = @jobId), 0)
       ORDER BY contact_id LIMIT 100`,
    ).run({ jobId: job.id, undoes }).changes > 0;
  await inSlices(db, step, (tx) => noteProgress(tx, job, { changed: 0, unchanged: 0 }, now()));
}

async function change(
  context: JobContext,
  job: LeasedJob,
  action: LocalAction,
  undoes: number | null,
): Promise<void> {
  const { db, now } = context;
  let changed = 0;
  let unchanged = 0;
  const step = (tx: Transaction): boolean => {
    const ids = preparedValue<number>(
      tx,
      "SELECT contact_id FROM bulk_action_items WHERE job_id = ? AND state = 'pending' ORDER BY contact_id LIMIT ?",
    ).all(job.id, contactsAtOnce);
    for (const contactId of ids) {
      const hasChanged =
        undoes === null
          ? applyAndRemember(tx, { jobId: job.id, siteId: job.siteId, contactId }, action, now())
          : undo(tx, job, { contactId, opposite: action, undoes }, now());
      prepared(tx, "UPDATE bulk_action_items SET state = ? WHERE job_id = ? AND contact_id = ?").run(
        hasChanged ? "changed" : "unchanged",
        job.id,
        contactId,
      );
      if (hasChanged) changed += 1;
      else unchanged += 1;
    }
    return ids.length > 0;
  };
  const note = (tx: Transaction) => {
    noteProgress(tx, job, { changed, unchanged }, now());
    changed = 0;
    unchanged = 0;
  };
  if (!(await inTurns(context, job, step, note))) return;
  flushLedger(db, now());
  write(db, (tx) => {
    note(tx);
    dropNewTag(tx, job.id, action);
    endBulkAction(tx, job, { status: "completed", now: now() });
  });
}

function undo(
  tx: Transaction,
  { siteId }: LeasedJob,
  { contactId, opposite, undoes }: { contactId: number; opposite: LocalAction; undoes: number },
  now: number,
): boolean {
  const before = findBefore(tx, { jobId: undoes, contactId });
  return undoOnContact(tx, { siteId, contactId }, { opposite, before }, now);
}
