import { prepared } from "@/db/prepared";
import type { Reader } from "@/db/write";
import { findErasedAt } from "@/lib/consent/identities/erased-identities";
import { optOutRank } from "@/lib/consent/status/next-marketing-status";
import type { LeftStatus } from "@/lib/ledger/ledger-entry";
import type { CopiedContact, CopiedEmail } from "./copied-contact";
import type { Replay } from "./replay-row";

interface Leaving {
  status: LeftStatus;
  at: number;
}

/**
 * Returns the status to which the ledger lowers a contact of the copy; undefined when they are as far out already. A
 * bounce says nothing of an email that they had before.
 */
export function findLeavingOf(
  db: Reader,
  { isOnChain }: Pick<Replay, "isOnChain">,
  { id, siteId, status, emails }: CopiedContact,
): LeftStatus | undefined {
  return emails
    .flatMap((email) => listLeavings(db, siteId, email))
    .filter((one) => optOutRank(one.status) > optOutRank(status))
    .filter(({ at }) => isOnChain === 1 || !hasAgreedSince(db, id, at))
    .map((one) => one.status)
    .sort((one, other) => optOutRank(other) - optOutRank(one))[0];
}

function listLeavings(db: Reader, siteId: number, copied: CopiedEmail): Leaving[] {
  if (copied.leftAt !== null) return copied.leavings.filter(({ status }) => status !== "bounced");
  return [...copied.leavings, ...listOptedOut(db, siteId, copied)];
}

/** Lists when an email was forgotten or opted out, of which the copy does not know. */
function listOptedOut(db: Reader, siteId: number, { email, erasures }: CopiedEmail): Leaving[] {
  return erasures
    .filter(({ reason }) => reason !== "deleted")
    .filter(({ reason, erasedAt }) => (findErasedAt(db, siteId, email, [reason]) ?? -1) < erasedAt)
    .map(({ erasedAt }) => ({ status: "unsubscribed", at: erasedAt }));
}

/** Tells whether something after a moment says that the contact wants marketing email. */
function hasAgreedSince(db: Reader, contactId: number, at: number): boolean {
  const found = prepared(
    db,
    `SELECT 1 FROM consent_events WHERE contact_id = ? AND created_at > ?
       AND kind IN ('subscribed', 'confirmed', 'claimed', 'put_back') LIMIT 1`,
  ).get(contactId, at);
  return found !== undefined;
}
