import { prepared } from "@/db/prepared";
import type { DeletionRun } from "./deletion-run";
import { holdContact } from "./hold-contact";

/** A provider that answers for others but never for this contact: after so many runs someone has to look. */
const unansweredBeforeHold = 4;

/**
 * Holds contacts for whom the provider was silent in several runs although it answered for others afterwards. In an
 * outage nobody is answered for, so it holds nobody.
 */
export function holdUnanswered({ world, job, circuit, answered, silent }: DeletionRun): void {
  if (circuit.isOpen) return;
  for (const [contactId, answeredBefore] of silent) {
    if (answered <= answeredBefore) continue;
    const count = prepared(
      world.db,
      `UPDATE deletion_items SET unanswered_count = unanswered_count + 1 WHERE job_id = ? AND contact_id = ?
       RETURNING unanswered_count`,
    )
      .pluck()
      .get(job.id, contactId) as number;
    if (count >= unansweredBeforeHold)
      holdContact(
        world.db,
        job,
        contactId,
        "Stripe answers for others, but not for this contact. Whether billing has stopped is not known.",
      );
  }
  silent.clear();
}
