import { createHash, randomBytes } from "node:crypto";
import { and, count, eq, gt } from "drizzle-orm";
import { takeRowIds } from "@/db/row-ids";
import { optInRequests, outgoingMail } from "@/db/schema";
import type { Transaction } from "@/db/write";

const lifetimeMs = 7 * 86_400_000;
const limitWindowMs = 86_400_000;
const mostInWindow = 3;

/** What is stored of a token: SHA-256, so that the database alone confirms nobody. */
export function tokenHashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/**
 * Queues the one mail that someone may get who has not consented: the request to confirm. The token is random,
 * lasts a week and is stored as a hash; at most three requests a day, whoever asks. False when that is reached.
 */
export function requestOptIn(tx: Transaction, contactId: number, now: number): boolean {
  const recent = tx
    .select({ total: count() })
    .from(optInRequests)
    .where(and(eq(optInRequests.contactId, contactId), gt(optInRequests.createdAt, now - limitWindowMs)))
    .get();
  if ((recent?.total ?? 0) >= mostInWindow) return false;
  const token = randomBytes(32).toString("base64url");
  const expiresAt = now + lifetimeMs;
  tx.insert(optInRequests)
    .values({ contactId, id: takeRowIds(tx), tokenHash: tokenHashOf(token), createdAt: now, expiresAt })
    .run();
  tx.insert(outgoingMail)
    .values({
      contactId,
      id: takeRowIds(tx),
      kind: "transactional",
      template: "confirm_subscription",
      parameters: JSON.stringify({ token, expiresAt }),
      state: "queued",
      nextAttemptAt: now,
      createdAt: now,
    })
    .run();
  return true;
}
