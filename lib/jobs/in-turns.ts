import type { Transaction } from "@/db/write";
import type { JobContext } from "./job-context";
import { isOtherWaiting, type LeasedJob, leaveTurn, requireLease } from "./lease";
import { inSlices } from "./time-slice";

/** Bounds the turn of a long job while another one waits. */
const turnMs = 2000;

/**
 * Runs `step` in slices until it returns false, and `atEnd` at the end of each. Returns false when it left its turn
 * to another job, after at least one step: otherwise jobs would hand their turn back and forth for ever. Throws
 * LeaseLost before any step of a job that is not ours any more.
 */
export async function inTurns(
  { db, now }: JobContext,
  job: LeasedJob,
  step: (tx: Transaction) => boolean,
  atEnd: (tx: Transaction) => void,
): Promise<boolean> {
  const turnEndsAt = now() + turnMs;
  let hasBegun = false;
  let hasLeft = false;
  let slice: Transaction | undefined;
  await inSlices(
    db,
    (tx) => {
      // A discarded job may have lost its row too, so that a step would fail for no fault of its own.
      if (slice !== tx) requireLease(tx, job);
      slice = tx;
      hasLeft = hasBegun && isOtherWaiting(tx, job, now(), now() >= turnEndsAt);
      hasBegun = true;
      return !hasLeft && step(tx);
    },
    (tx) => {
      atEnd(tx);
      if (hasLeft) leaveTurn(tx, job, now());
    },
  );
  return !hasLeft;
}
