import { createHmac, randomBytes } from "node:crypto";
import { derivedKey } from "@/lib/system/app-secret";

const seedBytes = 16;
const ownersPrefix = "owner-";

/**
 * Says what a token does. An owner who reads a request here, because no mail server is set, gets a token of their
 * own.
 */
type TokenUse = "confirm" | "confirm as owner" | "unsubscribe" | "message id";

/** Returns the seed of a token, stored while its letter waits: random, and of no use without the instance's key. */
export function newSeed(): Buffer {
  return randomBytes(seedBytes);
}

/**
 * Returns the token in a letter's link, the same at every attempt to send it. It is HMAC-SHA-256 of the seed under a
 * key that is not in the database, so a reader of the database can neither confirm nor unsubscribe anyone.
 */
export function letterToken(seed: Buffer, use: TokenUse, key = derivedKey("letter-tokens")): string {
  const token = createHmac("sha256", key).update(`${use}:`).update(seed).digest("base64url");
  return use === "confirm as owner" ? `${ownersPrefix}${token}` : token;
}

/**
 * Tells whether a token was made for an owner. It stays one: only its hash is stored, and another token has another.
 */
export function isOwnersToken(token: string): boolean {
  return token.startsWith(ownersPrefix);
}
