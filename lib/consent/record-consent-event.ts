import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { takeRowId } from "@/db/row-ids";
import type { consentEvents } from "@/db/schema";

type ConsentKind = (typeof consentEvents.$inferSelect)["kind"];

/** Notes what a contact said about marketing email, or what was said for them. Belongs in the transaction of it. */
export function recordConsentEvent(
  db: Database,
  contactId: number,
  kind: ConsentKind,
  source: string,
  now: number,
  wording: string | null = null,
): void {
  prepared(
    db,
    "INSERT INTO consent_events (contact_id, id, kind, source, wording, created_at) VALUES (?, ?, ?, ?, ?, ?)",
  ).run(contactId, takeRowId(db), kind, source, wording, now);
}
