import { createHash, timingSafeEqual } from "node:crypto";

/** Returns what is stored of a token: its SHA-256, so that the database alone opens nothing. */
export function tokenHashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Compares two tokens in a time that tells nothing about where they differ. */
export function isSameToken(one: string, other: string): boolean {
  return timingSafeEqual(tokenHashOf(one), tokenHashOf(other));
}
