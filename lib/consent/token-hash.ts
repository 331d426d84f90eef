import { createHash } from "node:crypto";

/** What is stored of a token: SHA-256, so that the database alone opens nothing. */
export function tokenHashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
