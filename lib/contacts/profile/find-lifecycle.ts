import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";

/** Marks a step of a contact. `at` is in UTC ms. */
export interface Milestone {
  step: "added" | "subscribed" | "bought" | "left" | "active";
  /** Names the offer that was bought first; empty for every other step. */
  subject: string;
  at: number;
}

/** Lists how far a contact has come, in the order it happened: each step once, and only the latest goodbye. */
export function findLifecycle(db: Database, contactId: number): Milestone[] {
  const milestones = prepared<Omit<Milestone, "at"> & { at: number | null }>(
    db,
    `SELECT 'added' AS step, '' AS subject, created_at AS at FROM contacts WHERE id = @contactId
     UNION ALL SELECT 'subscribed', '', min(created_at) FROM consent_events
       WHERE contact_id = @contactId AND kind IN ('subscribed', 'confirmed', 'claimed')
     UNION ALL SELECT 'bought', offers.name, min(own.created_at) FROM purchases AS own
       JOIN offers ON offers.id = own.offer_id WHERE own.contact_id = @contactId AND own.kind = 'bought'
     UNION ALL SELECT 'left', '', max(own.created_at) FROM consent_events AS own
       JOIN contacts ON contacts.id = own.contact_id WHERE own.contact_id = @contactId
       AND own.kind IN ('unsubscribed', 'bounced', 'complained')
       AND contacts.marketing_status IN ('unsubscribed', 'bounced', 'complained')
     UNION ALL SELECT 'active', '', last_activity_at FROM contacts WHERE id = @contactId`,
  ).all({ contactId });
  return milestones
    .filter((milestone): milestone is Milestone => milestone.at !== null)
    .sort((one, other) => one.at - other.at);
}
