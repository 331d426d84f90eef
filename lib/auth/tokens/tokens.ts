import { randomBytes, randomUUID } from "node:crypto";
import { prepared } from "@/db/prepared";
import type { Reader, Transaction } from "@/db/write";
import { tokenHashOf } from "@/lib/values/token-hash";

const tokenBytes = 32;
const validMs = 3_600_000;

/** Names what a link in a letter to an account opens. */
export type TokenPurpose = "email-change" | "password-reset";

/** Is whose token it is, and the email that they asked for, if any. */
interface TokenOwner {
  userId: string;
  email?: string;
}

/** Makes the token of a link that works once, for an hour, and ends the ones before. Only its hash is kept. */
export function makeToken(
  tx: Transaction,
  purpose: TokenPurpose,
  { userId, email = "" }: TokenOwner,
  now: number,
): string {
  prepared(tx, "DELETE FROM verifications WHERE identifier GLOB ? || ':*' AND expires_at <= ?").run(
    purpose,
    now,
  );
  dropTokens(tx, purpose, userId);
  const token = randomBytes(tokenBytes).toString("base64url");
  prepared(
    tx,
    `INSERT INTO verifications (id, identifier, value, expires_at, created_at, updated_at)
     VALUES (@id, @identifier, @value, @expiresAt, @now, @now)`,
  ).run({
    id: randomUUID(),
    identifier: identifierOf(purpose, token),
    value: `${userId}\n${email}`,
    expiresAt: now + validMs,
    now,
  });
  return token;
}

/** Finds whose token it is; undefined when it was used, is over, or never was. */
export function findToken(
  db: Reader,
  purpose: TokenPurpose,
  token: string,
  now: number,
): Required<TokenOwner> | undefined {
  const found = prepared<{ value: string }>(
    db,
    "SELECT value FROM verifications WHERE identifier = ? AND expires_at > ?",
  ).get(identifierOf(purpose, token), now);
  if (!found) return undefined;
  const [userId = "", email = ""] = found.value.split("\n");
  return { userId, email };
}

/** Ends the links of one purpose that were sent to an account. */
export function dropTokens(tx: Transaction, purpose: TokenPurpose, userId: string): void {
  prepared(
    tx,
    `DELETE FROM verifications WHERE identifier GLOB @purpose || ':*'
       AND substr(value, 1, length(@userId) + 1) = @userId || char(10)`,
  ).run({ purpose, userId });
}

function identifierOf(purpose: TokenPurpose, token: string): string {
  return `${purpose}:${tokenHashOf(token).toString("hex")}`;
}
