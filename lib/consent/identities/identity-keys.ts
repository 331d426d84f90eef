import { createHmac, randomBytes } from "node:crypto";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { digestKey, openKey } from "@/lib/system/digest-key";
import { encryptSetting } from "@/lib/system/encrypt-setting";
import { normaliseEmail, unmendedEmail } from "@/lib/values/email";

/** Is the key that every instance begins with, derived from its first secret. */
const firstKeyId = 0;
const keyBytes = 32;

interface IdentityDigest {
  keyId: number;
  /** Is the HMAC-SHA-256 of the normalised email: 32 bytes that name nobody without the key. */
  digest: Buffer;
}

/**
 * Returns the digests of an email under every key of the instance, first that of its normal form under the key in
 * use. An email as it was written also gives its digests from before invisible characters were removed.
 */
export function identityDigests(db: Database, email: string): [IdentityDigest, ...IdentityDigest[]] {
  const normal = normaliseEmail(email);
  const unmended = unmendedEmail(email);
  const under = (form: string, keyId: number, key: Buffer): IdentityDigest => ({
    keyId,
    digest: createHmac("sha256", key).update(form).digest(),
  });
  const made = prepared<{
    id: number;
    encryptedKey: string;
  }>(db, "SELECT id, encrypted_key AS encryptedKey FROM identity_keys ORDER BY id DESC").all();
  const keys = made.map(({ id, encryptedKey }): [number, Buffer] => [id, openKey(encryptedKey)]);
  const [current, ...older] = keys.map((key) => under(normal, ...key));
  const first: [number, Buffer] = [firstKeyId, digestKey(db, "erased-identities")];
  const all: [IdentityDigest, ...IdentityDigest[]] = current
    ? [current, ...older, under(normal, ...first)]
    : [under(normal, ...first)];
  if (unmended !== normal) for (const key of [...keys, first]) all.push(under(unmended, ...key));
  return all;
}

/**
 * Makes new digests with a new random key from now on. Older digests stay good, because a digest cannot be made
 * again without its email; each is replaced when its email is next met.
 */
export function rotateIdentityKey(
  access: SiteAccess,
  db: Database,
  now: number,
): { ok: true; keyId: number } {
  const encryptedKey = encryptSetting(randomBytes(keyBytes).toString("base64"));
  return write(db, (tx) => {
    const { id } = prepared<{ id: number }>(
      tx,
      "INSERT INTO identity_keys (encrypted_key, created_at) VALUES (?, ?) RETURNING id",
    ).one(encryptedKey, now);
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "identity_key_rotated",
      counts: {},
      now,
    });
    return { ok: true as const, keyId: id };
  });
}
