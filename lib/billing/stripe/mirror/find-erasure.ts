import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { identityDigests } from "@/lib/consent/identities/identity-keys";
import { listErasuresOfCustomer } from "./erased-customers";
import type { ReadAccount } from "./reading";

export interface Erasure {
  /** Is the time of the erasure. Anything made at Stripe up to then belongs to nobody. */
  erasedAt: number;
  /** Is the time up to which payments are in the totals. */
  countedUntil: number;
  /** Is the time when the first of several holders of an email was erased. */
  firstErasedAt?: number;
}

/**
 * Returns the newest deletion of someone with one of these emails or with this customer id. Ignores identities that
 * were only forgotten or opted out: they were never billed here, so they say nothing about payments.
 */
export function findErasure(
  db: Database,
  read: ReadAccount,
  emails: string[],
  customerId: string | undefined,
): Erasure | undefined {
  const found = emails.flatMap((email) => findByEmail(db, read.siteId, email));
  if (customerId !== undefined)
    found.push(...listErasuresOfCustomer(db, read, customerId), ...findByRecheck(db, read, customerId));
  return found.reduce<Erasure | undefined>(
    (newest, one) => (newest && newest.erasedAt >= one.erasedAt ? newest : one),
    undefined,
  );
}

function findByEmail(db: Database, siteId: number, email: string): Erasure[] {
  const find = prepared(
    db,
    `SELECT erased_at AS erasedAt, coalesce(billing_read_until, erased_at) AS countedUntil,
       coalesce(first_erased_at, erased_at) AS firstErasedAt FROM erased_identities
     WHERE site_id = ? AND digest = ? AND reason = 'deleted'`,
  );
  return identityDigests(db, email).flatMap(({ digest }) => find.all(siteId, digest) as Erasure[]);
}

/**
 * Finds the erasure of a contact who was erased before customers were remembered. It is known only until the recheck
 * is done.
 */
function findByRecheck(db: Database, { siteId, account }: ReadAccount, customerId: string): Erasure[] {
  const erasedAt = preparedValue<number | null>(
    db,
    `SELECT max(erased_at) FROM billing_rechecks WHERE provider = 'stripe' AND provider_customer_id = @customerId
       AND site_id = @siteId AND (provider_account IS NULL OR provider_account = @account)`,
  ).one({ customerId, siteId, account });
  return erasedAt === null ? [] : [{ erasedAt, countedUntil: erasedAt }];
}
