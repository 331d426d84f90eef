import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
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
  return write(db, (): EraseOutcome => {
    const item = prepared(
      db,
      `SELECT contact_updated_at, record_count, purchase_count FROM deletion_items
       WHERE job_id = ? AND contact_id = ? AND state = 'pending'`,
    ).get(job.id, contactId) as Item | undefined;
    if (!item) return { kind: "settled" };

    const contact = prepared(db, "SELECT email, updated_at FROM contacts WHERE id = ? AND site_id = ?").get(
      contactId,
      job.siteId,
    ) as { email: string; updated_at: number } | undefined;
    if (!contact) {
      settle(db, job.id, contactId, "already_gone");
      countOutcome(db, job, { alreadyGone: 1 });
      return { kind: "already_gone" };
    }
    if (isStillBilled(db, job.id, contactId)) return { kind: "still_billed" };

    const counts = countRecordsOf(db, contactId);
    const hasBought = (counts[purchasesAt] ?? 0) > item.purchase_count;
    const hasChanged =
      hasBought || contact.updated_at !== item.contact_updated_at || totalOf(counts) !== item.record_count;

    const readUntil = job.billingReadUntil ?? null;
    rememberErasedIdentity(db, job.siteId, contact.email, now, "deleted", readUntil);
    const former = listFormerEmails(db, contactId);
    for (const { email, leftAt } of former) {
      // Who has it by now is someone else: what they did since is not what was erased.
      const erasedAt = isOfAnother(db, job.siteId, email) ? leftAt : now;
      rememberErasedIdentity(db, job.siteId, email, erasedAt, "deleted", readUntil);
    }
    if (readUntil !== null) rememberCountedPayments(db, contactId, job.siteId, readUntil, now);
    const emails = [contact.email, ...former.map(({ email }) => email)];
    rememberErasedCustomers(db, job, contactId, now);
    scheduleRechecks(db, job, contactId, now);
    prepared(db, "DELETE FROM contacts WHERE id = ?").run(contactId);
    countDeletedContact(db, job.siteId, now);

    settle(db, job.id, contactId, "deleted");
    addDeletedRecords(db, job.id, counts);
    countOutcome(db, job, { deleted: 1, changed: hasChanged ? 1 : 0, bought: hasBought ? 1 : 0 });
    forgetProviderIds(db, contactId);
    settleElsewhere(db, contactId);
    return { kind: "deleted", emails };
  });
}

function isOfAnother(db: Database, siteId: number, email: string): boolean {
  const found = prepared(db, "SELECT 1 FROM contacts WHERE site_id = ? AND email = ?").get(siteId, email);
  return found !== undefined;
}

/** A live subscription, a customer at a provider who was not cleared, or a refund that is owed. */
function isStillBilled(db: Database, jobId: number, contactId: number): boolean {
  const billed = prepared(
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
  return billed.pluck().get({ contactId, jobId }) === 1;
}

function settle(db: Database, jobId: number, contactId: number, state: "deleted" | "already_gone"): void {
  prepared(db, "UPDATE deletion_items SET state = ?, reason = NULL WHERE job_id = ? AND contact_id = ?").run(
    state,
    jobId,
    contactId,
  );
}

/** The provider is asked again in some days: what was on its way when the contact went may arrive after it. */
function scheduleRechecks(db: Database, job: RunningJob, contactId: number, now: number): void {
  prepared(
    db,
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
function forgetProviderIds(db: Database, contactId: number): void {
  prepared(
    db,
    `UPDATE billing_cancellations SET provider_subscription_id = NULL, provider_customer_id = NULL,
       reason = NULL, state = 'confirmed' WHERE contact_id = ?`,
  ).run(contactId);
  prepared(
    db,
    `UPDATE billing_refunds SET provider_payment_id = NULL,
       reason = CASE state WHEN 'impossible' THEN reason END WHERE contact_id = ?`,
  ).run(contactId);
}

/** An earlier deletion that held this contact has nothing left to attend to. */
function settleElsewhere(db: Database, contactId: number): void {
  const held = prepared(
    db,
    "UPDATE deletion_items SET state = 'already_gone', reason = NULL WHERE contact_id = ? AND state = 'needs_attention' RETURNING job_id",
  )
    .pluck()
    .all(contactId) as number[];
  for (const jobId of held) {
    prepared(
      db,
      `UPDATE deletion_jobs SET needs_attention_count = needs_attention_count - 1,
       already_gone_count = already_gone_count + 1 WHERE id = ?`,
    ).run(jobId);
  }
}
