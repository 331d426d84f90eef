import { z } from "zod";
import { searchTextOf } from "@/db/fold-for-search";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { contactTables } from "@/db/reachable-tables";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { moveRecipient } from "@/lib/broadcasts/move-recipient";
import { endOptInRequests } from "@/lib/consent/end-opt-in-requests";
import { leaveEmail, takeEmail } from "@/lib/consent/identities/leave-email";
import { recordConsentEvent } from "@/lib/consent/record-consent-event";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { hasLeft } from "@/lib/consent/status/next-marketing-status";
import { findOpenDeletion, outdateManifestsOf } from "@/lib/deletion/run/find-open-deletion";
import { getDeletionNumber } from "@/lib/deletion/run/get-deletion-number";
import { uncountAddedContact } from "@/lib/growth/contacts-daily";
import { normaliseEmail } from "@/lib/values/email";
import { mergeLetters } from "./merge-letters";
import { mergedStatus, sameEmailStatus } from "./merged-status";

export const contactMerge = z.strictObject({
  /** Is the contact whose email and consent stay. */
  keepId: z.number().int().positive(),
  dropId: z.number().int().positive(),
  nameFrom: z.enum(["keep", "drop"], "keep or drop"),
  /**
   * Lists custom fields whose value comes from the contact that goes; otherwise the one that stays keeps its own. A
   * missing name or value is taken from the other.
   */
  fieldsFromDrop: z.array(z.number().int().positive()).max(500, "at most 500 fields").optional(),
});

type MergeRefusal =
  | { ok: false; refusal: "not_found" | "same_contact" | "being_erased" }
  | { ok: false; refusal: "in_deletion"; deletionNumber: number };

interface Known {
  id: number;
  email: string;
  name: string;
  status: MarketingStatus;
  isCustomer: 0 | 1;
  createdAt: number;
  lastActivityAt: number;
  beingErasedAt: number | null;
}

/**
 * Keeps the further progress of the two where both have a row for a lesson: the contact that stays wins, but nobody
 * loses what they learned.
 */
const furthestProgress = `UPDATE lesson_progress AS own SET
    percent = max(own.percent, other.percent), started_at = min(own.started_at, other.started_at),
    completed_at = coalesce(own.completed_at, other.completed_at)
  FROM lesson_progress AS other
  WHERE own.contact_id = @keepId AND other.contact_id = @dropId AND other.lesson_id = own.lesson_id`;

/**
 * Merges two contacts in one transaction: moves every row of the one to the other, in every table of contacts that
 * the schema knows. Consent stays behind, and the stronger opt-out decides. Keeps the email that goes as a former
 * one. Refuses contacts of an open deletion.
 */
export function mergeContacts(
  access: SiteAccess,
  db: Database,
  { keepId, dropId, nameFrom, fieldsFromDrop = [] }: z.infer<typeof contactMerge>,
  now: number,
): { ok: true; contactId: number } | MergeRefusal {
  if (keepId === dropId) return { ok: false, refusal: "same_contact" };
  return write(db, (tx): { ok: true; contactId: number } | MergeRefusal => {
    const [keep, drop] = [find(tx, access, keepId), find(tx, access, dropId)];
    if (!keep || !drop) return { ok: false, refusal: "not_found" };
    const deletionId = findOpenDeletion(tx, keepId) ?? findOpenDeletion(tx, dropId);
    if (deletionId !== undefined)
      return { ok: false, refusal: "in_deletion", deletionNumber: getDeletionNumber(tx, deletionId) };
    if (keep.beingErasedAt !== null || drop.beingErasedAt !== null)
      return { ok: false, refusal: "being_erased" };
    for (const id of [keepId, dropId]) outdateManifestsOf(tx, id);
    // Rows of a contact point to each other, so the foreign keys hold again only when all rows have moved.
    db.$client.pragma("defer_foreign_keys = ON");
    prepared(tx, furthestProgress).run({ keepId, dropId });
    endOptInRequests(tx, dropId);
    prepared(tx, "DELETE FROM opt_in_requests WHERE contact_id = ?").run(dropId);
    prepared(tx, "DELETE FROM consent_events WHERE contact_id = ? AND kind IN ('confirmed', 'claimed')").run(
      dropId,
    );
    mergeLetters(tx, { keepId, dropId });
    for (const fieldId of fieldsFromDrop)
      prepared(
        tx,
        `DELETE FROM contact_field_values WHERE contact_id = @keepId AND field_id = @fieldId AND EXISTS (
           SELECT 1 FROM contact_field_values WHERE contact_id = @dropId AND field_id = @fieldId)`,
      ).run({ keepId, dropId, fieldId });
    moveRecipient(tx, { keepId, dropId });
    let moved = 0;
    for (const table of contactTables(tx))
      moved += prepared(tx, `UPDATE OR IGNORE "${table}" SET contact_id = ? WHERE contact_id = ?`).run(
        keepId,
        dropId,
      ).changes;
    prepared(tx, "DELETE FROM contacts WHERE id = ?").run(dropId);
    const email = normaliseEmail(keep.email);
    const isSameEmail = normaliseEmail(drop.email) === email;
    const left = { siteId: access.siteId, contactId: keepId, email: drop.email, standing: drop.status };
    if (!isSameEmail) leaveEmail(tx, left, now);
    takeEmail(tx, keepId, email);
    uncountAddedContact(tx, access.siteId, Math.max(keep.createdAt, drop.createdAt));
    const status = isSameEmail
      ? sameEmailStatus(keep.status, drop.status)
      : mergedStatus(keep.status, drop.status);
    if (status !== keep.status) {
      recordConsentEvent(tx, keepId, hasLeft(status) ? status : "unsubscribed", "merge", now);
      endOptInRequests(tx, keepId);
    }
    const name = (nameFrom === "drop" ? drop.name || keep.name : keep.name || drop.name) ?? "";
    prepared(
      tx,
      `UPDATE contacts SET name = @name, email = @email, search_text = @searchText, marketing_status = @status,
         is_customer = @isCustomer, created_at = @createdAt, last_activity_at = @lastActivityAt,
         updated_at = max(updated_at + 1, @now) WHERE id = @keepId`,
    ).run({
      keepId,
      name,
      email,
      searchText: searchTextOf(name, email),
      status,
      isCustomer: Math.max(keep.isCustomer, drop.isCustomer),
      createdAt: Math.min(keep.createdAt, drop.createdAt),
      lastActivityAt: Math.max(keep.lastActivityAt, drop.lastActivityAt),
      now,
    });
    const entry = { siteId: access.siteId, actorId: access.userId, action: "contacts_merged" as const };
    recordAudit(tx, { ...entry, counts: { contacts: 2, records: moved }, now });
    return { ok: true, contactId: keepId };
  });
}

function find(db: Database, access: SiteAccess, id: number): Known | undefined {
  return prepared<Known>(
    db,
    `SELECT id, email, name, marketing_status AS status, is_customer AS isCustomer, created_at AS createdAt,
       last_activity_at AS lastActivityAt, being_erased_at AS beingErasedAt FROM contacts
     WHERE id = ? AND site_id = ?`,
  ).get(id, access.siteId);
}
