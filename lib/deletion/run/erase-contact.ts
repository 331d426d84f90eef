import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { rememberCountedPayments } from "@/lib/billing/stripe/mirror/counted-payments";
import { rememberErasedCustomers } from "@/lib/billing/stripe/mirror/erased-customers";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { listFormerEmails } from "@/lib/consent/identities/find-former-emails";
import { countRecordsOf, purchasesAt, totalOf } from "@/lib/contacts/records/count-records";
import { countDeletedContact } from "@/lib/growth/contacts-daily";
import { addDeletedRecords, countOutcome, type RunningJob } from "./count-outcome";

export type EraseOutcome =
  /** With every address they ever had. */
  | { kind: "deleted"; emails: string[] }
  | { kind: "already_gone" }
  /** Something can still charge: nothing was written. */
  | { kind: "still_billed" }
  /** This item was settled before. */
  | { kind: "settled" };

const recheckAfterMs = 3 * 86_400_000;

interface Item {
  contact_updated_at: number;
  record_count: number;
  purchase_count: number;
}

/**
 * Erases one contact of a running job with everything that belongs to it, in one transaction with the digests that
 * remember the erasure of every address they had, the count of the day and the job's own counts. The foreign keys
 * take the rows. Throws when the job's lease was lost, and then nothing has happened.
 */
export function eraseContact(db: Database, job: RunningJob, contactId: number, now: number): EraseOutcome {
  return write(db, (tx): EraseOutcome => {
    const item = prepared<Item>(
      tx,
      `SELECT contact_updated_at, record_count, purchase_count FROM deletion_items
       WHERE job_id = ? AND contact_id = ? AND state = 'pending'`,
    ).get(job.id, contactId);
    if (!item) return { kind: "settled" };

    const contact = prepared<{ email: string; updated_at: number }>(
      tx,
      "SELECT email, updated_at FROM contacts WHERE id = ? AND site_id = ?",
    ).get(contactId, job.siteId);
    if (!contact) {
      settle(tx, job.id, contactId, "already_gone");
      countOutcome(tx, job, { alreadyGone: 1 });
      return { kind: "already_gone" };
    }
    if (isStillBilled(tx, job.id, contactId)) return { kind: "still_billed" };

    const counts = countRecordsOf(tx, contactId);
    const hasBought = (counts[purchasesAt] ?? 0) > item.purchase_count;
    const hasChanged =
      hasBought || contact.updated_at !== item.contact_updated_at || totalOf(counts) !== item.record_count;

    const readUntil = job.billingReadUntil ?? null;
    rememberErasedIdentity(tx, job.siteId, contact.email, now, "deleted", readUntil);
    const former = listFormerEmails(tx, contactId);
    for (const { email, leftAt } of former) {
      // Who has it by now is someone else: what they did since is not what was erased.
      const erasedAt = isOfAnother(tx, job.siteId, email) ? leftAt : now;
      rememberErasedIdentity(tx, job.siteId, email, erasedAt, "deleted", readUntil);
    }
    if (readUntil !== null) rememberCountedPayments(tx, contactId, job.siteId, readUntil, now);
    const emails = [contact.email, ...former.map(({ email }) => email)];
    rememberErasedCustomers(tx, job, contactId, now);
    scheduleRechecks(tx, job, contactId, now);
    prepared(tx, "DELETE FROM contacts WHERE id = ?").run(contactId);
    countDeletedContact(tx, job.siteId, now);

    settle(tx, job.id, contactId, "deleted");
    addDeletedRecords(tx, job.id, counts);
    countOutcome(tx, job, { deleted: 1, changed: hasChanged ? 1 : 0, bought: hasBought ? 1 : 0 });
    forgetProviderIds(tx, contactId);
    settleElsewhere(tx, contactId);
    return { kind: "deleted", emails };
  });
}

function isOfAnother(db: Database, siteId: number, email: string): boolean {
  const found = prepared(db, "SELECT 1 FROM contacts WHERE site_id = ? AND email = ?").get(siteId, email);
  return found !== undefined;
}

/** A live subscription, a customer at a provider who was not cleared, or a refund that is owed. */
function isStillBilled(db: Database, jobId: number, contactId: number): boolean {
  const billed = preparedValue(
    db,
    `SELECT EXISTS (SELECT 1 FROM subscriptions WHERE contact_id = @contactId AND status <> 'canceled')
       OR EXISTS (SELECT 1 FROM billing_customers AS customer WHERE contact_id = @contactId
            AND deleted_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM billing_cancellations AS done WHERE done.contact_id = @contactId AND job_id = @jobId
              AND done.provider = customer.provider AND done.provider_customer_id = customer.provider_customer_id
              AND state = 'confirmed'))
       OR EXISTS (SELECT 1 FROM billing_refunds WHERE contact_id = @contactId AND job_id = @jobId
            AND state NOT IN ('confirmed', 'vouched', 'impossible'))`,
  );
  return billed.get({ contactId, jobId }) === 1;
}

function settle(tx: Transaction, jobId: number, contactId: number, state: "deleted" | "already_gone"): void {
  prepared(tx, "UPDATE deletion_items SET state = ?, reason = NULL WHERE job_id = ? AND contact_id = ?").run(
    state,
    jobId,
    contactId,
  );
}

/** The provider is asked again in some days: what was on its way when the contact went may arrive after it. */
function scheduleRechecks(tx: Transaction, job: RunningJob, contactId: number, now: number): void {
  prepared(
    tx,
    `INSERT INTO billing_rechecks (site_id, job_id, provider, provider_account, provider_customer_id, erased_at, found,
       state, due_at)
     SELECT @siteId, @jobId, own.provider, coalesce(own.provider_account, done.provider_account),
       own.provider_customer_id, @now, 'planned', 'due', @dueAt
     FROM billing_customers AS own LEFT JOIN billing_cancellations AS done ON done.job_id = @jobId
       AND done.contact_id = @contactId AND done.provider_customer_id = own.provider_customer_id
     WHERE own.contact_id = @contactId AND own.provider <> 'local' AND own.deleted_at IS NULL
       AND done.customer_deleted_at IS NULL`,
  ).run({ siteId: job.siteId, jobId: job.id, contactId, now, dueAt: now + recheckAfterMs });
}

/** Billing is confirmed stopped: the provider's ids have no more use, and lead back to the person. */
function forgetProviderIds(tx: Transaction, contactId: number): void {
  prepared(
    tx,
    `UPDATE billing_cancellations SET provider_subscription_id = NULL, provider_customer_id = NULL,
       reason = NULL, state = 'confirmed' WHERE contact_id = ?`,
  ).run(contactId);
  prepared(
    tx,
    `UPDATE billing_refunds SET provider_payment_id = NULL,
       reason = CASE state WHEN 'impossible' THEN reason END WHERE contact_id = ?`,
  ).run(contactId);
}

/** An earlier deletion that held this contact has nothing left to attend to. */
function settleElsewhere(tx: Transaction, contactId: number): void {
  const held = preparedValue<number>(
    tx,
    "UPDATE deletion_items SET state = 'already_gone', reason = NULL WHERE contact_id = ? AND state = 'needs_attention' RETURNING job_id",
  ).all(contactId);
  for (const jobId of held) {
    prepared(
      tx,
      `UPDATE deletion_jobs SET needs_attention_count = needs_attention_count - 1,
       already_gone_count = already_gone_count + 1 WHERE id = ?`,
    ).run(jobId);
  }
}
