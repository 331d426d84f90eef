import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { cancelInOwnBooks } from "@/lib/billing/cancel-in-own-books";
import { rememberCountedPayments } from "@/lib/billing/stripe/mirror/counted-payments";
import { rememberErasedCustomers } from "@/lib/billing/stripe/mirror/erased-customers";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { purchasesAt, totalOf } from "@/lib/contacts/records/count-records";
import { addLeaves } from "@/lib/deletion/leaves/add-leaves";
import { countDeletedContacts } from "@/lib/growth/contacts-daily";
import { noteGone } from "@/lib/ledger/note-gone";
import { addDeletedRecords, countOutcome, type RunningJob } from "./count-outcome";
import { deleteRecords } from "./delete-records";

export type EraseOutcome =
  /** Lists every email they ever had. */
  | { kind: "deleted"; emails: string[] }
  | { kind: "already_gone" }
  /** Something can still charge, so nothing was written. */
  | { kind: "still_billed" }
  /** The item was settled before. */
  | { kind: "settled" };

const recheckAfterMs = 3 * 86_400_000;

interface Item {
  contactId: number;
  countedAt: number;
  recordCount: number;
  purchaseCount: number;
  /** Is null when the contact is gone. */
  email: string | null;
  updatedAt: number;
  /** Is when they were erased for the first time, for someone whom a restored copy brought back. */
  erasedBeforeAt: number | null;
}

interface ErasedItem extends Item {
  email: string;
}

/**
 * Erases contacts of a running job with all that belongs to them, in one transaction with their erased identities,
 * leaves and counts. Works by set, a statement a table. Returns an outcome for each id. Throws when the job's lease
 * was lost or the database refuses a row, and then nothing has happened.
 */
export function eraseContacts(
  tx: Transaction,
  job: RunningJob,
  contactIds: readonly number[],
  now: number,
): Map<number, EraseOutcome> {
  const outcomes = new Map<number, EraseOutcome>(contactIds.map((id) => [id, { kind: "settled" }]));
  const items = listItems(tx, job, contactIds);
  const gone = items.filter(({ email }) => email === null).map(({ contactId }) => contactId);
  const there = items.filter((item): item is ErasedItem => item.email !== null);
  cancelInOwnBooks(tx, job.id, JSON.stringify(there.map(({ contactId }) => contactId)), now);
  const billed = new Set(listStillBilled(tx, job.id, contactIds));
  const erased = there.filter(({ contactId }) => !billed.has(contactId));
  for (const id of gone) outcomes.set(id, { kind: "already_gone" });
  for (const { contactId } of items)
    if (billed.has(contactId)) outcomes.set(contactId, { kind: "still_billed" });

  const ids = JSON.stringify(erased.map(({ contactId }) => contactId));
  const emailsOf = rememberIdentities(tx, job, erased, ids, now);
  for (const [contactId, emails] of emailsOf) outcomes.set(contactId, { kind: "deleted", emails });
  addLeaves(tx, job.id, [...emailsOf.values()].flat());
  const readUntil = job.billingReadUntil ?? null;
  if (readUntil !== null) rememberCountedPayments(tx, ids, job.siteId, readUntil, now);
  rememberErasedCustomers(tx, job, ids, now);
  scheduleRechecks(tx, job, ids, now);
  addStoppedPrices(tx, job.id, ids);
  const { perContact, sums } = deleteRecords(tx, ids);
  prepared(tx, "DELETE FROM contacts WHERE id IN (SELECT value FROM json_each(?))").run(ids);
  countDeletedContacts(tx, job.siteId, erased.length, now);
  const erasedIds = erased.map(({ contactId }) => contactId);
  noteGone(tx, job.siteId, { contactIds: erasedIds, erasedAt: now, deletionId: job.id });

  settle(tx, job.id, ids, "deleted");
  settle(tx, job.id, JSON.stringify(gone), "already_gone");
  addDeletedRecords(tx, job.id, sums);
  const drift = erased.map((item) => driftOf(item, perContact.get(item.contactId) ?? []));
  countOutcome(tx, job, {
    deleted: erased.length,
    alreadyGone: gone.length,
    changed: drift.filter(({ hasChanged }) => hasChanged).length,
    bought: drift.filter(({ hasBought }) => hasBought).length,
  });
  forgetProviderIds(tx, ids);
  settleElsewhere(tx, ids);
  return outcomes;
}

function listItems(tx: Transaction, job: RunningJob, contactIds: readonly number[]): Item[] {
  return prepared<Item>(
    tx,
    `SELECT item.contact_id AS contactId, contact_updated_at AS countedAt, record_count AS recordCount,
       purchase_count AS purchaseCount, contacts.email, contacts.updated_at AS updatedAt,
       contacts.erased_before_at AS erasedBeforeAt
     FROM json_each(@ids) CROSS JOIN deletion_items AS item
       ON item.job_id = @jobId AND item.contact_id = json_each.value AND item.state = 'pending'
     LEFT JOIN contacts ON contacts.id = item.contact_id AND contacts.site_id = @siteId`,
  ).all({ ids: JSON.stringify(contactIds), jobId: job.id, siteId: job.siteId });
}

/** Lists who has a live subscription, a customer at a provider that was not cleared, or a refund that is owed. */
function listStillBilled(tx: Transaction, jobId: number, contactIds: readonly number[]): number[] {
  return preparedValue<number>(
    tx,
    `SELECT own.value FROM json_each(@ids) AS own
     WHERE EXISTS (SELECT 1 FROM subscriptions WHERE contact_id = own.value AND status <> 'canceled')
       OR EXISTS (SELECT 1 FROM billing_customers AS customer WHERE contact_id = own.value
            AND deleted_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM billing_cancellations AS done WHERE done.contact_id = own.value AND job_id = @jobId
              AND done.provider = customer.provider AND done.provider_customer_id = customer.provider_customer_id
              AND state = 'confirmed'))
       OR EXISTS (SELECT 1 FROM billing_refunds WHERE contact_id = own.value AND job_id = @jobId
            AND state NOT IN ('confirmed', 'vouched', 'impossible'))`,
  ).all({ ids: JSON.stringify(contactIds), jobId });
}

/** Remembers every email that the contacts have or had. Returns the emails of each. */
function rememberIdentities(
  tx: Transaction,
  job: RunningJob,
  erased: readonly ErasedItem[],
  ids: string,
  now: number,
): Map<number, string[]> {
  const readUntil = job.billingReadUntil ?? null;
  const emails = new Map(erased.map(({ contactId, email }) => [contactId, [email]]));
  const moments = new Map(erased.map(({ contactId, erasedBeforeAt }) => [contactId, erasedBeforeAt ?? now]));
  const momentOf = (contactId: number) => moments.get(contactId) ?? now;
  for (const { contactId, email } of erased)
    rememberErasedIdentity(tx, job.siteId, email, momentOf(contactId), "deleted", readUntil);
  const former = prepared<{ contactId: number; email: string; leftAt: number }>(
    tx,
    `SELECT contact_id AS contactId, email, left_at AS leftAt FROM former_emails
     WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, left_at DESC, email`,
  ).all(ids);
  for (const { contactId, email, leftAt } of former) {
    // Someone else has the email by now, and what they did since was not erased.
    const erasedAt = isOfAnother(tx, job.siteId, email) ? leftAt : momentOf(contactId);
    rememberErasedIdentity(tx, job.siteId, email, erasedAt, "deleted", readUntil);
    emails.get(contactId)?.push(email);
  }
  return emails;
}

function isOfAnother(db: Database, siteId: number, email: string): boolean {
  const found = prepared(db, "SELECT 1 FROM contacts WHERE site_id = ? AND email = ?").get(siteId, email);
  return found !== undefined;
}

/** Tells whether the contact is not what was counted before the deletion was confirmed. */
function driftOf(
  { updatedAt, countedAt, recordCount, purchaseCount }: ErasedItem,
  counts: readonly number[],
): { hasChanged: boolean; hasBought: boolean } {
  const hasBought = (counts[purchasesAt] ?? 0) > purchaseCount;
  return { hasBought, hasChanged: hasBought || updatedAt !== countedAt || totalOf(counts) !== recordCount };
}

function settle(tx: Transaction, jobId: number, ids: string, state: "deleted" | "already_gone"): void {
  prepared(
    tx,
    `UPDATE deletion_items SET state = ?, reason = NULL
     WHERE job_id = ? AND contact_id IN (SELECT value FROM json_each(?))`,
  ).run(state, jobId, ids);
}

/** Has the provider asked again in some days: something may have been on its way when the contact went. */
function scheduleRechecks(tx: Transaction, job: RunningJob, ids: string, now: number): void {
  prepared(
    tx,
    `INSERT INTO billing_rechecks (site_id, job_id, provider, provider_account, provider_customer_id, erased_at, found,
       state, due_at)
     SELECT @siteId, @jobId, own.provider, coalesce(own.provider_account, done.provider_account),
       own.provider_customer_id, coalesce(contacts.erased_before_at, @now), 'planned', 'due', @dueAt
     FROM billing_customers AS own CROSS JOIN contacts ON contacts.id = own.contact_id LEFT JOIN billing_cancellations AS done ON done.job_id = @jobId
       AND done.contact_id = own.contact_id AND done.provider_customer_id = own.provider_customer_id
     WHERE own.contact_id IN (SELECT value FROM json_each(@ids)) AND own.provider <> 'local'
       AND own.deleted_at IS NULL AND done.customer_deleted_at IS NULL`,
  ).run({ siteId: job.siteId, jobId: job.id, ids, now, dueAt: now + recheckAfterMs });
}

/** Adds what the contacts are not charged any more to what the deletion stopped. */
function addStoppedPrices(tx: Transaction, jobId: number, ids: string): void {
  prepared(
    tx,
    `INSERT INTO deletion_stopped_prices (job_id, currency, interval, interval_count, amount)
     SELECT @jobId, currency, interval, interval_count, sum(amount) FROM json_each(@ids) AS own
       CROSS JOIN billing_cancellations AS stopped ON stopped.contact_id = own.value AND stopped.job_id = @jobId
     WHERE stopped.kind = 'subscription' AND amount IS NOT NULL GROUP BY currency, interval, interval_count
     ON CONFLICT DO UPDATE SET amount = amount + excluded.amount`,
  ).run({ jobId, ids });
}

/** Drops the provider's ids: billing is confirmed stopped, and the ids lead back to the person. */
function forgetProviderIds(tx: Transaction, ids: string): void {
  prepared(
    tx,
    `UPDATE billing_cancellations SET provider_subscription_id = NULL, provider_customer_id = NULL,
       reason = NULL, state = 'confirmed' WHERE contact_id IN (SELECT value FROM json_each(?))`,
  ).run(ids);
  prepared(
    tx,
    `UPDATE billing_refunds SET provider_payment_id = NULL,
       reason = CASE state WHEN 'impossible' THEN reason END
     WHERE contact_id IN (SELECT value FROM json_each(?))`,
  ).run(ids);
}

/** Settles the contacts in earlier deletions that held them: nothing is left there to attend to. */
function settleElsewhere(tx: Transaction, ids: string): void {
  const held = preparedValue<number>(
    tx,
    `UPDATE deletion_items SET state = 'already_gone', reason = NULL
     WHERE contact_id IN (SELECT value FROM json_each(?)) AND state = 'needs_attention' RETURNING job_id`,
  ).all(ids);
  for (const jobId of held) {
    prepared(
      tx,
      `UPDATE deletion_jobs SET needs_attention_count = needs_attention_count - 1,
       already_gone_count = already_gone_count + 1 WHERE id = ?`,
    ).run(jobId);
  }
}
