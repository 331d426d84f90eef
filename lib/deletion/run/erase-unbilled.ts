import { inSlices } from "@/lib/jobs/time-slice";
import type { DeletionRun } from "./deletion-run";
import { eraseAllOrHold } from "./erase-or-hold";
import { isStopRequested } from "./stop-deletion";

/** Bounds how long one set takes: a stop is noticed between sets. */
const contactsAtOnce = 32;

/**
 * Erases whoever has nothing that charges, in sets of neighbours, one transaction a slice. Returns the others. Contacts
 * with adjacent ids share pages, which makes sets several times faster than contacts one by one.
 */
export async function eraseUnbilled(
  { context, job, traces, keepLease }: DeletionRun,
  contactIds: number[],
): Promise<number[]> {
  const billed: number[] = [];
  let at = 0;
  await inSlices(context.db, (tx) => {
    keepLease();
    if (at >= contactIds.length || isStopRequested(tx, job.id)) return false;
    const ids = contactIds.slice(at, at + contactsAtOnce);
    at += contactsAtOnce;
    for (const [id, outcome] of eraseAllOrHold(tx, context, job, ids)) {
      if (outcome.kind === "deleted") for (const email of outcome.emails) traces.emails.add(email);
      if (outcome.kind === "still_billed") billed.push(id);
    }
    return true;
  });
  return billed;
}
