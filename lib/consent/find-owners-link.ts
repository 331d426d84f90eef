import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { tokenHashOf } from "@/lib/values/token-hash";
import { letterToken } from "./letter-token";

interface WaitingRequest {
  contactId: number;
  requestId: number;
  seed: Buffer;
}

/**
 * Returns the link by which an owner confirms for someone whose request could not be sent. Undefined once the
 * request has ended or the person's own letter has left.
 */
export function findOwnersLink(
  db: Database,
  { contactId, requestId, seed }: WaitingRequest,
  { appUrl, now }: { appUrl: string; now: number },
): string | undefined {
  const token = letterToken(seed, "confirm as owner");
  const open = prepared(
    db,
    `SELECT 1 FROM opt_in_requests WHERE contact_id = ? AND id = ? AND token_hash = ?
     AND confirmed_at IS NULL AND expires_at > ?`,
  ).get(contactId, requestId, tokenHashOf(token), now);
  return open === undefined ? undefined : `${appUrl}/confirm/${token}`;
}
