import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { whileLeased } from "@/lib/jobs/lease";
import type { DeletionRun } from "./deletion-run";
import { holdContact } from "./hold-contact";

/** Holds a contact after this many runs in which Stripe answered, but not for this contact. */
const unansweredBeforeHold = 4;

/**
 * Holds contacts for whom Stripe was silent in several runs although it answered other questions in each. Holds
 * nobody in an outage, because Stripe then answers for nobody. Returns false when Stripe answers nothing now.
 */
export async function holdUnanswered({ context, job, providers, silent }: DeletionRun): Promise<boolean> {
  if (silent.size === 0) return true;
  const isAnswering = await whileLeased(context, job, async () => providers.stripe?.isAnswering() ?? false);
  if (!isAnswering) return false;
  const reason = "Stripe answers, but not for this contact. Whether billing has stopped is not known.";
  for (const contactId of silent)
    if (countUnanswered(context.db, job.id, contactId) >= unansweredBeforeHold)
      holdContact(context.db, job, contactId, reason);
  silent.clear();
  return true;
}

function countUnanswered(db: Database, jobId: number, contactId: number): number {
  const add = preparedValue<number>(
    db,
    `UPDATE deletion_items SET unanswered_count = unanswered_count + 1 WHERE job_id = ? AND contact_id = ?
     RETURNING unanswered_count`,
  );
  return write(db, () => add.one(jobId, contactId));
}
