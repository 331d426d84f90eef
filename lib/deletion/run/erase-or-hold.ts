import { SqliteError } from "better-sqlite3";
import { type Transaction, write } from "@/db/write";
import type { JobContext } from "@/lib/jobs/job-context";
import { logUnexpected } from "@/lib/system/log";
import type { RunningJob } from "./count-outcome";
import { type EraseOutcome, eraseContacts } from "./erase-contacts";
import { holdContact } from "./hold-contact";

type Outcome = EraseOutcome | { kind: "held" };

/** Erases one contact. Holds them when the database itself refuses, so that they do not keep the others from going. */
export function eraseOrHold({ db, now }: JobContext, job: RunningJob, contactId: number): Outcome {
  try {
    const outcomes = write(db, (tx) => eraseContacts(tx, job, [contactId], now()));
    return outcomes.get(contactId) ?? { kind: "settled" };
  } catch (error) {
    if (!isConstraint(error)) throw error;
    const reference = logUnexpected(error);
    holdContact(
      db,
      job,
      contactId,
      `Something went wrong on our side; nothing of this contact was deleted. Reference: ${reference}`,
    );
    return { kind: "held" };
  }
}

/** Erases contacts by set. When the database refuses one of them, erases each by itself and holds that one. */
export function eraseAllOrHold(
  tx: Transaction,
  context: JobContext,
  job: RunningJob,
  contactIds: readonly number[],
): Map<number, Outcome> {
  try {
    return write(tx, (own) => eraseContacts(own, job, contactIds, context.now()));
  } catch (error) {
    if (!isConstraint(error)) throw error;
    return new Map(contactIds.map((id) => [id, eraseOrHold({ ...context, db: tx }, job, id)]));
  }
}

function isConstraint(error: unknown): boolean {
  return error instanceof SqliteError && error.code.startsWith("SQLITE_CONSTRAINT");
}
