import type { SQL } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import type { Transaction } from "@/db/write";
import { jobAccess } from "@/lib/auth/job-access";
import { inTurns } from "@/lib/jobs/in-turns";
import type { JobContext } from "@/lib/jobs/job-context";
import { type LeasedJob, whileLeased } from "@/lib/jobs/lease";
import type { ContactSelection } from "./contact-selection";
import { countMissing } from "./count-missing";
import { type IdSpan, selectionBatches, wholeSpan } from "./selection-batches";

/** Is a selection that a job freezes, and who made it when. */
export interface AskedSelection {
  createdBy: string;
  createdAt: number;
  selection: ContactSelection;
}

/** Holds how much of a selection is frozen, whole batches only. A killed job goes on from it. */
export interface FrozenSoFar {
  /** Is where contacts are looked for, and how many batches of it are frozen. */
  span: IdSpan;
  frozenBatches: number;
  /** Counts the frozen contacts. It is all of them once `isFrozen`. */
  frozenCount: number;
  isFrozen: boolean;
}

/** Returns the state of a selection that is yet to be frozen. Contacts that are added from now on are not in it. */
export function nothingFrozen(db: Database): FrozenSoFar {
  return { span: wholeSpan(db), frozenBatches: 0, frozenCount: 0, isFrozen: false };
}

/**
 * Freezes the selected contacts of a job, a batch after the other: `freezeBatch` keeps their ids and returns how many
 * they are, `atEnd` stores `frozen`. The filter is evaluated here and never again. Returns false when it left its
 * turn to another job.
 */
export function freezeSelection(
  context: JobContext,
  job: LeasedJob,
  { createdBy, createdAt, selection }: AskedSelection,
  frozen: FrozenSoFar,
  steps: { freezeBatch: (tx: Transaction, isInBatch: SQL) => number; atEnd: (tx: Transaction) => void },
): Promise<boolean> {
  const access = jobAccess({ siteId: job.siteId, userId: createdBy });
  const batches = selectionBatches(access, context.db, selection, createdAt, frozen.span);
  for (let done = 0; done < frozen.frozenBatches; done += 1) batches.next();
  const step = (tx: Transaction): boolean => {
    const { value: isInBatch, done: isDone = false } = batches.next();
    if (isDone) frozen.isFrozen = true;
    else {
      frozen.frozenCount += steps.freezeBatch(tx, isInBatch);
      frozen.frozenBatches += 1;
    }
    return !isDone;
  };
  return inTurns(context, job, step, steps.atEnd);
}

/** Counts the contacts selected by id that the site does not have, as `countMissing` does, for a claimed job. */
export function countMissingInJob(
  context: JobContext,
  job: LeasedJob,
  { createdBy, selection }: AskedSelection,
): Promise<number> {
  const access = jobAccess({ siteId: job.siteId, userId: createdBy });
  return whileLeased(context, job, () => countMissing(access, context.db, selection));
}
