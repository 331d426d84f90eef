import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Reader, Transaction } from "@/db/write";
import type { Erasure } from "./find-erasure";
import { providerDigest } from "./provider-digest";

/** Stands for the account of a row that never learned its account. Such a customer matches in every account. */
const anyAccount = "";
const digestOf = (db: Reader, account: string, providerId: string) =>
  providerDigest(db, "erased-customers", { account, providerId });

interface ErasingJob {
  id: number;
  siteId: number;
  billingReadUntil?: number | null;
}

/**
 * Remembers the customer ids of contacts who are about to be erased: an email can change at the provider, the id
 * cannot. `contactIds` is a JSON list.
 */
export function rememberErasedCustomers(
  tx: Transaction,
  job: ErasingJob,
  contactIds: string,
  now: number,
): void {
  const customers = prepared<{ id: string; account: string; erasedBeforeAt: number | null }>(
    tx,
    `SELECT own.provider_customer_id AS id, coalesce(own.provider_account, done.provider_account, '${anyAccount}') AS account,
       contacts.erased_before_at AS erasedBeforeAt
     FROM billing_customers AS own CROSS JOIN contacts ON contacts.id = own.contact_id LEFT JOIN billing_cancellations AS done ON done.job_id = @jobId
       AND done.contact_id = own.contact_id AND done.provider_customer_id = own.provider_customer_id
     WHERE own.contact_id IN (SELECT value FROM json_each(@contactIds)) AND own.provider = 'stripe'`,
  ).all({ jobId: job.id, contactIds });
  const { siteId, billingReadUntil: readUntil } = job;
  for (const { id, account, erasedBeforeAt } of customers)
    rememberCustomer(tx, { siteId, account }, id, {
      erasedAt: erasedBeforeAt ?? now,
      countedUntil: readUntil ?? now,
    });
}

/**
 * Remembers one customer of an erased person. It may be found later by its email, which can change afterwards. The
 * newest of several erasures stays.
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
  ).run(siteId, digestOf(tx, account, customerId), erasedAt, countedUntil);
}

/** Lists the erasures of this customer's person, under this account and under an unknown account. */
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
  return [account, anyAccount].flatMap((of) => find.all(siteId, digestOf(db, of, customerId)) as Erasure[]);
}
