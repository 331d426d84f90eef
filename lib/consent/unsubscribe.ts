import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { tokenHashOf } from "@/lib/values/token-hash";
import { endOptInRequests } from "./end-opt-in-requests";
import { recordConsentEvent } from "./record-consent-event";
import type { MarketingStatus } from "./status/marketing-status";
import { nextMarketingStatus } from "./status/next-marketing-status";

/** Says how someone left: on the page, or with one press in their mail program (RFC 8058). */
type UnsubscribeWay = "page" | "one click";

interface Reader {
  contactId: number;
  siteId: number;
  siteName: string;
  marketingStatus: MarketingStatus;
  broadcastId: number | null;
}

/** Returns what the page shows. Changes nothing, because link scanners look too. */
export function findUnsubscribe(
  db: Database,
  token: string,
): { siteId: number; siteName: string; isOut: boolean } | undefined {
  const reader = find(db, token);
  if (!reader) return undefined;
  const { siteId, siteName, marketingStatus } = reader;
  return { siteId, siteName, isOut: marketingStatus !== "subscribed" };
}

/**
 * Unsubscribes the reader of a letter: queued marketing is not sent, no earlier opt-in request brings them back, and
 * no reverted import undoes it. The broadcast of the letter counts them. It also holds for someone who is being
 * erased. Returns false for an unknown token.
 */
export function unsubscribe(db: Database, token: string, way: UnsubscribeWay, now: number): boolean {
  return write(db, (tx): boolean => {
    const reader = find(tx, token);
    if (!reader) return false;
    const standing = { current: reader.marketingStatus, isErased: false };
    prepared(
      tx,
      "UPDATE contacts SET marketing_status = ?, updated_at = max(updated_at + 1, ?), last_activity_at = ? WHERE id = ?",
    ).run(nextMarketingStatus(standing, "unsubscribed"), now, now, reader.contactId);
    if (reader.marketingStatus === "subscribed" && reader.broadcastId !== null)
      prepared(tx, "UPDATE broadcasts SET unsubscribed_count = unsubscribed_count + 1 WHERE id = ?").run(
        reader.broadcastId,
      );
    recordConsentEvent(tx, reader.contactId, "unsubscribed", way, now);
    endOptInRequests(tx, reader.contactId);
    return true;
  });
}

function find(db: Database, token: string): Reader | undefined {
  return prepared<Reader>(
    db,
    `SELECT mail.contact_id AS contactId, contacts.marketing_status AS marketingStatus, sites.id AS siteId,
       sites.name AS siteName, mail.broadcast_id AS broadcastId
     FROM outgoing_mail AS mail CROSS JOIN contacts ON contacts.id = mail.contact_id
     CROSS JOIN sites ON sites.id = contacts.site_id
     WHERE mail.unsubscribe_hash = ?`,
  ).get(tokenHashOf(token));
}
