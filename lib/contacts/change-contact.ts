import { z } from "zod";
import { searchTextOf } from "@/db/fold-for-search";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { requestOptIn } from "@/lib/consent/request-opt-in";
import { emailAddress } from "./email-address";
import type { MarketingStatus } from "./marketing-status";

export const contactChange = z.strictObject({
  contactId: z.number().int().positive(),
  /** The `updatedAt` of the contact that was looked at. */
  seenAt: z.number().int(),
  name: z.string().trim().max(200, "at most 200 characters"),
  email: emailAddress,
});

export type ChangeRefusal = {
  ok: false;
  refusal: "not_found" | "being_erased" | "changed_meanwhile" | "email_taken";
};

interface Known {
  email: string;
  status: MarketingStatus;
  updatedAt: number;
  beingErasedAt: number | null;
}

/**
 * Changes the name and the address of a contact, unless someone else changed the contact since it was looked at. A
 * new address has consented to nothing: whoever was subscribed is asked to confirm it, and requests that went to the
 * old one open nothing any more.
 */
export function changeContact(
  access: SiteAccess,
  db: Database,
  { contactId, seenAt, name, email }: z.infer<typeof contactChange>,
  now: number,
): { ok: true; status: MarketingStatus } | ChangeRefusal {
  return write(db, (tx): { ok: true; status: MarketingStatus } | ChangeRefusal => {
    const known = prepared(
      db,
      `SELECT email, marketing_status AS status, updated_at AS updatedAt, being_erased_at AS beingErasedAt
       FROM contacts WHERE id = ? AND site_id = ?`,
    ).get(contactId, access.siteId) as Known | undefined;
    if (!known) return { ok: false, refusal: "not_found" };
    if (known.beingErasedAt !== null) return { ok: false, refusal: "being_erased" };
    if (known.updatedAt !== seenAt) return { ok: false, refusal: "changed_meanwhile" };
    const isMoved = email !== known.email;
    const taken = prepared(db, "SELECT 1 FROM contacts WHERE site_id = ? AND email = ?").get(
      access.siteId,
      email,
    );
    if (isMoved && taken) return { ok: false, refusal: "email_taken" };
    const status = isMoved && known.status === "subscribed" ? "pending" : known.status;
    prepared(
      db,
      `UPDATE contacts SET name = ?, email = ?, search_text = ?, marketing_status = ?,
         updated_at = max(updated_at + 1, ?) WHERE id = ?`,
    ).run(name, email, searchTextOf(name, email), status, now, contactId);
    if (isMoved) {
      prepared(db, "DELETE FROM opt_in_requests WHERE contact_id = ?").run(contactId);
      // What was confirmed was the old address; it must not speak for a new one that was erased once.
      prepared(db, "DELETE FROM consent_events WHERE contact_id = ? AND kind = 'confirmed'").run(contactId);
      prepared(
        db,
        "DELETE FROM outgoing_mail WHERE contact_id = ? AND state IN ('queued', 'sending') AND kind = 'transactional'",
      ).run(contactId);
      if (status === "pending") requestOptIn(db, contactId, now);
    }
    const entry = { siteId: access.siteId, actorId: access.userId, action: "contact_changed" as const };
    recordAudit(tx, { ...entry, counts: { contacts: 1, addresses: isMoved ? 1 : 0 }, now });
    return { ok: true, status };
  });
}
