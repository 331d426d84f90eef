import { prepared } from "@/db/prepared";
import { takeRowId } from "@/db/row-ids";
import type { Transaction } from "@/db/write";
import { queueMail } from "@/lib/outbox/queue-mail";
import { tokenHashOf } from "@/lib/values/token-hash";
import { letterToken, newSeed } from "./letter-token";
import { countAsked } from "./mailbox";

const lifetimeMs = 7 * 86_400_000;
const limitWindowMs = 86_400_000;
const mostInWindow = 3;

/**
 * Queues the opt-in request, the one mail that someone may get who has not consented. It lasts a week. Stores a hash
 * of its token: until the letter leaves, of the owner's link for a site without a mail server. Returns false after
 * three requests to one mailbox in a day, whoever asks.
 */
export function requestOptIn(tx: Transaction, contactId: number, now: number): boolean {
  if (countAsked(tx, contactId, now - limitWindowMs, mostInWindow) >= mostInWindow) return false;
  const requestId = takeRowId(tx);
  const seed = newSeed();
  const expiresAt = now + lifetimeMs;
  prepared(
    tx,
    `INSERT INTO opt_in_requests (contact_id, id, token_hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?)`,
  ).run(contactId, requestId, tokenHashOf(letterToken(seed, "confirm as owner")), now, expiresAt);
  queueMail(tx, {
    contactId,
    kind: "transactional",
    template: "confirm_subscription",
    parameters: { requestId, expiresAt },
    seed,
    now,
  });
  return true;
}
