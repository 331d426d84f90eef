import { prepared } from "@/db/prepared";
import { takeRowId } from "@/db/row-ids";
import type { consentEvents } from "@/db/schema";
import type { Transaction } from "@/db/write";

type ConsentKind = (typeof consentEvents.$inferSelect)["kind"];

/** Records what a contact said about marketing email, or what was said for them. */
export function recordConsentEvent(
  tx: Transaction,
  contactId: number,
  kind: ConsentKind,
  source: string,
  now: number,
  wording: string | null = null,
): void {
  prepared(
    tx,
    "INSERT INTO consent_events (contact_id, id, kind, source, wording, created_at) VALUES (?, ?, ?, ?, ?, ?)",
  ).run(contactId, takeRowId(tx), kind, source, wording, now);
}
