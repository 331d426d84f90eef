import { inSlices } from "@/lib/jobs/time-slice";
import type { DeletionRun } from "./deletion-run";
import { eraseOrHold } from "./erase-or-hold";
import { isStopRequested } from "./stop-deletion";

/**
 * Erases who has nothing that charges, one transaction a slice, each contact a savepoint in it; returns the
 * others. Neighbours share pages, so a slice is written to disk several times faster than its contacts one by one.
 */
export async function eraseUnbilled(
  { context, job, erased, keepLease }: DeletionRun,
  contactIds: number[],
): Promise<number[]> {
  const billed: number[] = [];
  let at = 0;
  await inSlices(context.db, () => {
    keepLease();
    const contactId = contactIds[at];
    if (contactId === undefined || isStopRequested(context.db, job.id)) return false;
    at += 1;
    const outcome = eraseOrHold(context, job, contactId);
    if (outcome.kind === "deleted") for (const email of outcome.emails) erased.add(email);
    if (outcome.kind === "still_billed") billed.push(contactId);
    return true;
  });
  return billed;
}
