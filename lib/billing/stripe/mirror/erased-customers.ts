import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { Erasure } from "./find-erasure";
import { providerDigest } from "./provider-digest";

/** Stands for the account of a row that never learned its own: the customer then counts in every account. */
const anyAccount = "";
const digestOf = (account: string, customerId: string) =>
  providerDigest("erased-customers", account, customerId);

interface ErasingJob {
  id: number;
  siteId: number;
  billingReadUntil?: number | null;
}

/**
 * Remembers the customers of a contact who is about to be erased: an address can change at the provider, the id cannot.
 * Belongs in the transaction that erases.
 */
export function rememberErasedCustomers(
  tx: Transaction,
  job: ErasingJob,
  contactId: number,
  now: number,
): void {
  const customers = prepared<{ id: string; account: string }>(
    tx,
    `SELECT own.provider_customer_id AS id, coalesce(own.provider_account, done.provider_account, '${anyAccount}') AS account
     FROM billing_customers AS own LEFT JOIN billing_cancellations AS done ON done.job_id = @jobId
       AND done.contact_id = @contactId AND done.provider_customer_id = own.provider_customer_id
     WHERE own.contact_id = @contactId AND own.provider = 'stripe'`,
  ).all({ jobId: job.id, contactId });
  const { siteId, billingReadUntil: readUntil } = job;
  const erasure = { erasedAt: now, countedUntil: readUntil ?? now };
  for (const { id, account } of customers) rememberCustomer(tx, { siteId, account }, id, erasure);
}

/**
 * The same for a customer of someone erased who is found later, by the address: it can change from now on. Of several
 * erasures the newest stays.
 */
export function rememberCustomer(
  tx: Transaction,
  { siteId, account }: { siteId: number; account: string },
  customerId: string,
  { erasedAt, countedUntil }: Erasure,
): void {
  prepared(
    tx,
    `INSERT INTO erased_customers (site_id, digest, erased_at, billing_read_until) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET erased_at = excluded.erased_at, billing_read_until = excluded.billing_read_until
     WHERE excluded.erased_at > erased_at`,
  ).run(siteId, digestOf(account, customerId), erasedAt, countedUntil);
}

/** When the person of this customer was erased: as a customer of this account, or of one that was never known. */
export function listErasuresOfCustomer(
  db: Database,
  { siteId, account }: { siteId: number; account: string },
  customerId: string,
): Erasure[] {
  const find = prepared(
    db,
    `SELECT erased_at AS erasedAt, coalesce(billing_read_until, erased_at) AS countedUntil FROM erased_customers
     WHERE site_id = ? AND digest = ?`,
  );
  return [account, anyAccount].flatMap((of) => find.all(siteId, digestOf(of, customerId)) as Erasure[]);
}
