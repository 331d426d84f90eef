import { createHmac } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { erasedIdentities } from "@/db/schema";
import type { Reader } from "@/db/write";
import { normaliseEmail } from "@/lib/contacts/email-address";
import { derivedKey } from "@/lib/instance";

/** HMAC-SHA-256 of the normalised address under the instance's own key: 32 bytes that name nobody without it. */
export function identityDigest(email: string): Buffer {
  return createHmac("sha256", derivedKey("erased-identities")).update(normaliseEmail(email)).digest();
}

/** Remembers that this address was erased from this site. Belongs in the transaction that erases. */
export function rememberErasedIdentity(db: Database, siteId: number, email: string, now: number): void {
  prepared(
    db,
    `INSERT INTO erased_identities (site_id, digest, erased_at, reason) VALUES (?, ?, ?, 'deleted')
     ON CONFLICT DO UPDATE SET erased_at = excluded.erased_at, reason = excluded.reason`,
  ).run(siteId, identityDigest(email), now);
}

/** When this address was erased from this site; undefined if it never was. */
export function findErasedAt(db: Reader, siteId: number, email: string): number | undefined {
  return db
    .select({ erasedAt: erasedIdentities.erasedAt })
    .from(erasedIdentities)
    .where(and(eq(erasedIdentities.siteId, siteId), eq(erasedIdentities.digest, identityDigest(email))))
    .get()?.erasedAt;
}
