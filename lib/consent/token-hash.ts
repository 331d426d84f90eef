import { createHash } from "node:crypto";

/** Returns what is stored of a token: its SHA-256, so that the database alone opens nothing. */
export function tokenHashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
