import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { identityDigests } from "./identity-keys";

export type ErasedReason = "deleted" | "forgotten" | "opted_out";

export interface ErasedIdentity {
  erasedAt: number;
  reason: ErasedReason;
}

/**
 * Remembers that this address was erased from this site, as a digest under the key in use. Belongs in the
 * transaction that erases. A deletion replaces what was remembered before; anything else leaves it. True if the
 * address was not remembered yet.
 */
export function rememberErasedIdentity(
  db: Database,
  siteId: number,
  email: string,
  now: number,
  reason: ErasedReason = "deleted",
  /** Payments up to this moment are in the site's totals. */
  billingReadUntil: number | null = null,
): boolean {
  const known = findErasedIdentity(db, siteId, email);
  if (known && reason !== "deleted") return false;
  const [current, ...older] = identityDigests(db, email);
  for (const { digest } of older) forget(db, siteId, digest);
  prepared(
    db,
    `INSERT INTO erased_identities (site_id, digest, erased_at, reason, key_id, billing_read_until)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET erased_at = excluded.erased_at, reason = excluded.reason,
       billing_read_until = excluded.billing_read_until`,
  ).run(siteId, current.digest, now, reason, current.keyId, billingReadUntil);
  return known === undefined;
}

/** What is remembered of this address; undefined if it was never erased from this site. */
export function findErasedIdentity(db: Database, siteId: number, email: string): ErasedIdentity | undefined {
  for (const { digest } of identityDigests(db, email)) {
    const found = prepared(
      db,
      "SELECT erased_at AS erasedAt, reason FROM erased_identities WHERE site_id = ? AND digest = ?",
    ).get(siteId, digest) as ErasedIdentity | undefined;
    if (found) return found;
  }
  return undefined;
}

/** When this address was erased from this site; undefined if it never was. */
export function findErasedAt(db: Database, siteId: number, email: string): number | undefined {
  return findErasedIdentity(db, siteId, email)?.erasedAt;
}

/** The address is at hand, so a digest of it under an older key is replaced by one under the key in use. */
export function renewErasedIdentity(db: Database, siteId: number, email: string): void {
  const [current, ...older] = identityDigests(db, email);
  for (const { digest } of older) {
    prepared(
      db,
      "UPDATE OR REPLACE erased_identities SET digest = ?, key_id = ? WHERE site_id = ? AND digest = ?",
    ).run(current.digest, current.keyId, siteId, digest);
  }
}

function forget(db: Database, siteId: number, digest: Buffer): void {
  prepared(db, "DELETE FROM erased_identities WHERE site_id = ? AND digest = ?").run(siteId, digest);
}
