import { createPublicKey, type KeyObject } from "node:crypto";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { fingerprintOf, parsePublicKey, publicKeyText } from "@/lib/receipts/public-key";

/** Is a public key that signs receipts of this instance, or has signed some before. */
export interface KnownKey {
  /** Is how receipts write it. */
  publicKey: string;
  fingerprint: string;
  /** Is when its first receipt was signed; null for one that has signed none yet. */
  firstUsedAt: number | null;
  isInUse: boolean;
}

/** Lists the key in use first, then those of older receipts, the newest first. */
export function listKnownKeys(db: Database, inUse: KeyObject | undefined): KnownKey[] {
  const used = prepared<{ publicKey: string; firstUsedAt: number }>(
    db,
    "SELECT public_key AS publicKey, first_used_at AS firstUsedAt FROM signing_keys ORDER BY first_used_at DESC",
  ).all();
  const current = inUse && publicKeyText(inUse);
  const firstUsedAt = used.find(({ publicKey }) => publicKey === current)?.firstUsedAt ?? null;
  const earlier = used.filter(({ publicKey }) => publicKey !== current);
  return [
    ...(current === undefined ? [] : [knownKey(current, firstUsedAt, true)]),
    ...earlier.map((key) => knownKey(key.publicKey, key.firstUsedAt, false)),
  ];
}

function knownKey(publicKey: string, firstUsedAt: number | null, isInUse: boolean): KnownKey {
  const key = parsePublicKey(publicKey);
  if (!key) throw new Error("a stored signing key is none");
  return { publicKey, fingerprint: fingerprintOf(key), firstUsedAt, isInUse };
}

/** Tells whether receipts were signed here, but none of them with this key: theirs was lost or moved away. */
export function isSigningKeyNew(db: Database, privateKey: KeyObject): boolean {
  const [inUse, ...earlier] = listKnownKeys(db, createPublicKey(privateKey));
  return inUse?.firstUsedAt === null && earlier.length > 0;
}
