import { searchTextOf } from "@/db/fold-for-search";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { endOptInRequests } from "@/lib/consent/end-opt-in-requests";
import { recordConsentEvent } from "@/lib/consent/record-consent-event";
import { type LeasedJob, LeaseLost, leaseMs } from "@/lib/jobs/lease";
import { inSlices } from "@/lib/jobs/time-slice";
import type { BeforeImport } from "./apply-row";

interface ChangedContact {
  contactId: number;
  rowNumber: number;
  before: string;
  email: string;
  marketingStatus: string;
  /** Is 1 when nobody changed the contact since the import did. */
  isUntouched: 0 | 1;
}

/** Reverts what an import changed, contact by contact, unless someone changed the contact since. */
export async function revertContacts(db: Database, job: LeasedJob, now: () => number): Promise<void> {
  const done = { reverted: 0, kept: 0 };
  const step = (tx: Transaction): boolean => {
    const changed = prepared<ChangedContact>(
      tx,
      `SELECT done.contact_id AS contactId, done.row_number AS rowNumber, done.before, contacts.email,
         contacts.marketing_status AS marketingStatus,
         contacts.updated_at = done.contact_updated_at AND contacts.being_erased_at IS NULL
           AND done.before IS NOT NULL AS isUntouched
       FROM import_rows AS done CROSS JOIN contacts ON contacts.id = done.contact_id
       WHERE done.import_id = ? AND done.outcome = 'updated' LIMIT 1`,
    ).get(job.id);
    if (!changed) return false;
    if (changed.isUntouched) revertOne(tx, job.id, changed, now());
    done[changed.isUntouched ? "reverted" : "kept"] += 1;
    prepared(
      tx,
      `UPDATE import_rows SET outcome = 'unchanged', before = NULL
       WHERE contact_id = ? AND import_id = ? AND row_number = ?`,
    ).run(changed.contactId, job.id, changed.rowNumber);
    return true;
  };
  await inSlices(db, step, (tx) => {
    note(tx, job, done, now());
    done.reverted = 0;
    done.kept = 0;
  });
  await inSlices(db, (tx) => {
    note(tx, job, done, now());
    prepared(tx, "UPDATE imports SET status = 'reverted', lease_owner = NULL WHERE id = ?").run(job.id);
    return false;
  });
}

function revertOne(tx: Transaction, importId: number, changed: ChangedContact, now: number): void {
  const { contactId, email } = changed;
  const before = JSON.parse(changed.before) as BeforeImport;
  prepared(
    tx,
    "UPDATE contacts SET name = ?, search_text = ?, marketing_status = ?, updated_at = ? WHERE id = ?",
  ).run(before.name, searchTextOf(before.name, email), before.marketingStatus, now, contactId);
  if (before.marketingStatus !== changed.marketingStatus) {
    const kind = before.marketingStatus === "subscribed" ? "subscribed" : "put_back";
    recordConsentEvent(tx, contactId, kind, `import ${importId} put back`, now);
    if (before.marketingStatus !== "pending") endOptInRequests(tx, contactId);
  }
  for (const tagId of before.addedTagIds)
    prepared(tx, "DELETE FROM contact_tags WHERE contact_id = ? AND tag_id = ?").run(contactId, tagId);
  for (const { fieldId, value } of before.fields) {
    if (value === null)
      prepared(tx, "DELETE FROM contact_field_values WHERE contact_id = ? AND field_id = ?").run(
        contactId,
        fieldId,
      );
    else
      prepared(tx, "UPDATE contact_field_values SET value = ? WHERE contact_id = ? AND field_id = ?").run(
        value,
        contactId,
        fieldId,
      );
  }
}

function note(tx: Transaction, job: LeasedJob, done: { reverted: number; kept: number }, now: number): void {
  const { changes } = prepared(
    tx,
    `UPDATE imports SET reverted_count = reverted_count + ?, kept_count = kept_count + ?, lease_expires_at = ?
     WHERE id = ? AND lease_owner = ? AND status = 'reverting'`,
  ).run(done.reverted, done.kept, now + leaseMs, job.id, job.leaseOwner);
  if (changes !== 1) throw new LeaseLost();
}
