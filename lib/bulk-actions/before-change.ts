import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { LocalAction } from "./apply-bulk-action";

/** Of what an action changes, what its opposite alone would not bring back. Numbers and times, never a person. */
export interface BeforeChange {
  /** Since when they had the tag that was taken off. */
  taggedAt?: number;
  hiddenAt?: number;
  wasInSequence?: boolean;
  isCustomer?: 0 | 1;
  /** What was granted or revoked. */
  purchaseIds?: number[];
}

/** Reads what is about to be lost, before the action; undefined where its opposite is enough. */
export function readBefore(db: Database, contactId: number, action: LocalAction): BeforeChange | undefined {
  const one = (query: string, ...values: number[]) => preparedValue(db, query).get(contactId, ...values);
  switch (action.do) {
    case "remove_tag":
      return {
        taggedAt: one(
          "SELECT created_at FROM contact_tags WHERE contact_id = ? AND tag_id = ?",
          action.tagId,
        ) as number,
      };
    case "unhide":
      return { hiddenAt: one("SELECT hidden_at FROM contacts WHERE id = ?") as number };
    case "join_sequence": {
      const query = "SELECT 1 FROM sequence_enrollments WHERE contact_id = ? AND sequence_id = ?";
      return { wasInSequence: one(query, action.sequenceId) !== undefined };
    }
    case "grant_offer":
    case "revoke_offer":
      return {
        isCustomer: one("SELECT is_customer FROM contacts WHERE id = ?") as 0 | 1,
        purchaseIds: listGrants(db, contactId, action.offerId),
      };
    default:
      return undefined;
  }
}

interface Changed {
  jobId: number;
  contactId: number;
}

/** Keeps it with the job, in the transaction that changed the contact, together with what was granted just now. */
export function keepBefore(
  tx: Transaction,
  { jobId, contactId }: Changed,
  action: LocalAction,
  before: BeforeChange,
): void {
  const kept =
    action.do === "grant_offer" ? { ...before, ...grantedSince(tx, contactId, action, before) } : before;
  prepared(tx, "INSERT INTO bulk_action_changes (job_id, contact_id, before) VALUES (?, ?, ?)").run(
    jobId,
    contactId,
    JSON.stringify(kept),
  );
}

/** What a job changed of a contact, as it was before. */
export function findBefore(db: Database, { jobId, contactId }: Changed): BeforeChange | undefined {
  const before = preparedValue<string>(
    db,
    "SELECT before FROM bulk_action_changes WHERE job_id = ? AND contact_id = ?",
  ).get(jobId, contactId);
  return before === undefined ? undefined : (JSON.parse(before) as BeforeChange);
}

function grantedSince(
  db: Database,
  contactId: number,
  { offerId }: { offerId: number },
  before: BeforeChange,
): BeforeChange {
  const hadBefore = new Set(before.purchaseIds);
  return { purchaseIds: listGrants(db, contactId, offerId).filter((id) => !hadBefore.has(id)) };
}

/** The grants of the offer that are good. */
function listGrants(db: Database, contactId: number, offerId: number): number[] {
  return preparedValue<number>(
    db,
    "SELECT id FROM purchases WHERE contact_id = ? AND offer_id = ? AND kind = 'granted' AND revoked_at IS NULL",
  ).all(contactId, offerId);
}
