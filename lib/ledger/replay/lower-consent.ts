import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { endOptInRequests } from "@/lib/consent/end-opt-in-requests";
import { recordConsentEvent } from "@/lib/consent/record-consent-event";
import type { LeftStatus } from "@/lib/ledger/ledger-entry";

/** Lowers the consent of a contact of a restored copy to what they had said by then, and records it. */
export function lowerConsent(tx: Transaction, contactId: number, status: LeftStatus, now: number): void {
  prepared(
    tx,
    "UPDATE contacts SET marketing_status = ?, updated_at = max(updated_at + 1, ?) WHERE id = ?",
  ).run(status, now, contactId);
  recordConsentEvent(tx, contactId, status, "ledger", now);
  endOptInRequests(tx, contactId);
}
