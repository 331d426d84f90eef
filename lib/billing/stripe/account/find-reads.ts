import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import type { ReadAccount } from "@/lib/billing/stripe/mirror/reading";

/** Returns the moment up to which an account was read for a site; undefined when no whole sync of it has ended. */
export function findReadUntil(db: Database, { siteId, account }: ReadAccount): number | undefined {
  return preparedValue<number>(
    db,
    "SELECT read_until FROM stripe_reads WHERE site_id = ? AND provider_account = ?",
  ).get(siteId, account);
}

/** Tells whether any account was ever read for a site. */
export function wasAnyRead(db: Database, siteId: number): boolean {
  return preparedValue(db, "SELECT EXISTS (SELECT 1 FROM stripe_reads WHERE site_id = ?)").get(siteId) === 1;
}
