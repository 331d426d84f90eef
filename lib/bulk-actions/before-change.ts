import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { BeforeChange } from "./actions/action-kind";
import { type LocalAction, localKindOf } from "./actions/action-kinds";

/** Reads what the action is about to lose. Returns undefined when its opposite is enough to undo it. */
export function readBefore(db: Database, contactId: number, action: LocalAction): BeforeChange | undefined {
  return localKindOf(action).readBefore?.(db, contactId, action);
}

interface Changed {
  jobId: number;
  contactId: number;
}

/** Stores the contact's earlier state with the job for as long as the job can be undone. */
export function keepBefore(
  tx: Transaction,
  { jobId, contactId }: Changed,
  action: LocalAction,
  before: BeforeChange,
): void {
  const { readAfter } = localKindOf(action);
  const kept = readAfter ? readAfter(tx, contactId, action, before) : before;
  prepared(tx, "INSERT INTO bulk_action_changes (job_id, contact_id, before) VALUES (?, ?, ?)").run(
    jobId,
    contactId,
    JSON.stringify(kept),
  );
}

/** Returns the contact's state before the job changed them, or undefined when the opposite action is enough. */
export function findBefore(db: Database, { jobId, contactId }: Changed): BeforeChange | undefined {
  const before = preparedValue<string>(
    db,
    "SELECT before FROM bulk_action_changes WHERE job_id = ? AND contact_id = ?",
  ).get(jobId, contactId);
  return before === undefined ? undefined : (JSON.parse(before) as BeforeChange);
}
