import { SqliteError } from "better-sqlite3";
import type { JobContext } from "@/lib/jobs/job-context";
import { logUnexpected } from "@/lib/system/log";
import type { RunningJob } from "./count-outcome";
import { type EraseOutcome, eraseContact } from "./erase-contact";
import { holdContact } from "./hold-contact";

/** A contact that the database itself refuses to delete is held; it must not keep the others from going. */
export function eraseOrHold(
  { db, now }: JobContext,
  job: RunningJob,
  contactId: number,
): EraseOutcome | { kind: "held" } {
  try {
    return eraseContact(db, job, contactId, now());
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

function isConstraint(error: unknown): boolean {
  return error instanceof SqliteError && error.code.startsWith("SQLITE_CONSTRAINT");
}
