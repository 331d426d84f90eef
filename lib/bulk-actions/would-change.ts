import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { hasOpenOptIn } from "@/lib/consent/end-opt-in-requests";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { nextMarketingStatus } from "@/lib/consent/status/next-marketing-status";
import type { StoredAction } from "./bulk-action";

export interface Subject {
  siteId: number;
  contactId: number;
}

/**
 * Whether the action would change this contact, or write them to the file. Someone who is being erased is left alone,
 * but is still to be read.
 */
export function wouldChange(db: Database, { siteId, contactId }: Subject, action: StoredAction): boolean {
  if (action.do === "export") return true;
  const status = statusOf(db, siteId, contactId);
  if (status === undefined) return false;
  switch (action.do) {
    case "add_tag":
      return !hasTag(db, contactId, action.tagId);
    case "remove_tag":
      return hasTag(db, contactId, action.tagId);
    case "join_sequence":
      return !hasJoined(db, contactId, action.sequenceId);
    case "leave_sequence":
      return isInSequence(db, contactId, action.sequenceId);
    case "grant_offer":
      return !hasOffer(db, contactId, action.offerId);
    case "revoke_offer":
      return isGranted(db, contactId, action.offerId);
    case "restore_offer":
      return !isGranted(db, contactId, action.offerId) && wasGranted(db, contactId, action.offerId);
    case "unsubscribe":
      return (
        nextMarketingStatus({ current: status, isErased: false }, "unsubscribed") !== status ||
        hasOpenOptIn(db, contactId)
      );
    case "request_opt_in":
      return (status === "never_subscribed" || status === "pending") && !wasAsked(db, contactId);
    case "cancel_subscription":
      return hasLiveSubscription(db, contactId);
    case "hide":
      return !isHidden(db, contactId);
    case "unhide":
      return isHidden(db, contactId);
  }
}

function statusOf(db: Database, siteId: number, contactId: number): MarketingStatus | undefined {
  return preparedValue<MarketingStatus>(
    db,
    "SELECT marketing_status FROM contacts WHERE id = ? AND site_id = ? AND being_erased_at IS NULL",
  ).get(contactId, siteId);
}

function hasTag(db: Database, contactId: number, tagId: number): boolean {
  return exists(db, "SELECT 1 FROM contact_tags WHERE contact_id = ? AND tag_id = ?", contactId, tagId);
}

function isInSequence(db: Database, contactId: number, sequenceId: number): boolean {
  const sql =
    "SELECT 1 FROM sequence_enrollments WHERE contact_id = ? AND sequence_id = ? AND status = 'active'";
  return exists(db, sql, contactId, sequenceId);
}

/** Also to its end: whoever went through a sequence is not begun anew. */
function hasJoined(db: Database, contactId: number, sequenceId: number): boolean {
  const sql =
    "SELECT 1 FROM sequence_enrollments WHERE contact_id = ? AND sequence_id = ? AND status <> 'left'";
  return exists(db, sql, contactId, sequenceId);
}

function hasOffer(db: Database, contactId: number, offerId: number): boolean {
  const sql = "SELECT 1 FROM purchases WHERE contact_id = ? AND offer_id = ? AND revoked_at IS NULL";
  return exists(db, sql, contactId, offerId);
}

/** An owner's word asks once; after that only the person asks. */
function wasAsked(db: Database, contactId: number): boolean {
  return exists(db, "SELECT 1 FROM opt_in_requests WHERE contact_id = ?", contactId);
}

function isHidden(db: Database, contactId: number): boolean {
  return exists(db, "SELECT 1 FROM contacts WHERE id = ? AND hidden_at IS NOT NULL", contactId);
}

/** Of those that `listLiveSubscriptions` lists. */
function hasLiveSubscription(db: Database, contactId: number): boolean {
  return exists(db, "SELECT 1 FROM subscriptions WHERE contact_id = ? AND status <> 'canceled'", contactId);
}

/** What was bought is not revoked here: money was paid for it. */
function isGranted(db: Database, contactId: number, offerId: number): boolean {
  const sql = `SELECT 1 FROM purchases WHERE contact_id = ? AND offer_id = ? AND kind = 'granted'
    AND revoked_at IS NULL`;
  return exists(db, sql, contactId, offerId);
}

function wasGranted(db: Database, contactId: number, offerId: number): boolean {
  const sql = `SELECT 1 FROM purchases WHERE contact_id = ? AND offer_id = ? AND kind = 'granted'
    AND revoked_at IS NOT NULL`;
  return exists(db, sql, contactId, offerId);
}

function exists(db: Database, sql: string, ...values: number[]): boolean {
  return prepared(db, `${sql} LIMIT 1`).get(...values) !== undefined;
}
