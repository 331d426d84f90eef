import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { identityDigests } from "@/lib/consent/identities/identity-keys";
import { listErasuresOfCustomer } from "./erased-customers";
import type { ReadAccount } from "./reading";

export interface Erasure {
  /** What was made at Stripe up to this moment is nobody's any more. */
  erasedAt: number;
  /** Payments up to this moment are in the totals. */
  countedUntil: number;
  /** Of an address that several people had: when the first of them was erased. */
  firstErasedAt?: number;
}

/**
 * The newest deletion of someone with one of these addresses, or of this customer. Whoever was only forgotten or opted
 * out was never billed here: that says nothing about payments.
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

/** Of whoever was erased before customers were remembered; known until the provider was asked again. */
function findByRecheck(db: Database, { siteId, account }: ReadAccount, customerId: string): Erasure[] {
  const erasedAt = preparedValue<number | null>(
    db,
    `SELECT max(erased_at) FROM billing_rechecks WHERE provider = 'stripe' AND provider_customer_id = @customerId
       AND site_id = @siteId AND (provider_account IS NULL OR provider_account = @account)`,
  ).one({ customerId, siteId, account });
  return erasedAt === null ? [] : [{ erasedAt, countedUntil: erasedAt }];
}
