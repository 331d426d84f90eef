import { z } from "zod";
import { searchTextOf } from "@/db/fold-for-search";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { endOptInRequests } from "@/lib/consent/end-opt-in-requests";
import { findStandingOf } from "@/lib/consent/identities/find-former-emails";
import { leaveEmail, takeEmail } from "@/lib/consent/identities/leave-email";
import { requestOptIn } from "@/lib/consent/request-opt-in";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { optOutRank } from "@/lib/consent/status/next-marketing-status";
import type { ContactField } from "@/lib/contacts/profile/contact-profile";
import { findOpenDeletion } from "@/lib/deletion/run/find-open-deletion";
import { getDeletionNumber } from "@/lib/deletion/run/get-deletion-number";
import { canonicalNumber } from "@/lib/values/canonical-number";
import { expectedEmail, knownEmail, normaliseEmail, parseEmail } from "@/lib/values/email";

export const contactChange = z.strictObject({
  contactId: z.number().int().positive(),
  /** Is the `updatedAt` of the contact that was looked at. */
  seenAt: z.number().int(),
  name: z.string().trim().max(200, "at most 200 characters"),
  email: knownEmail,
  /** Lists the custom fields to change; an empty value removes the field's value. */
  fields: z
    .array(
      z.strictObject({
        id: z.number().int().positive(),
        value: z.string().trim().max(1000, "at most 1,000 characters"),
      }),
    )
    .max(200, "at most 200 fields")
    .optional(),
});

type ChangeRefusal =
  | {
      ok: false;
      refusal: "not_found" | "being_erased" | "changed_meanwhile" | "email_taken";
    }
  | { ok: false; refusal: "in_deletion"; deletionNumber: number }
  | { ok: false; refusal: "wrong_field"; field: string; expected: string };

interface Known {
  email: string;
  status: MarketingStatus;
  updatedAt: number;
  beingErasedAt: number | null;
}

/**
 * Changes a contact's name, email and fields, unless someone changed it since `seenAt`. A subscriber must
 * confirm a new email, and requests to the old one open nothing. Keeps the old one as a former email. Refuses to
 * move a contact of an open deletion.
 */
export function changeContact(
  access: SiteAccess,
  db: Database,
  { contactId, seenAt, name, email, fields }: z.infer<typeof contactChange>,
  now: number,
): { ok: true; status: MarketingStatus } | ChangeRefusal {
  return write(db, (tx): { ok: true; status: MarketingStatus } | ChangeRefusal => {
    const known = prepared<Known>(
      tx,
      `SELECT email, marketing_status AS status, updated_at AS updatedAt, being_erased_at AS beingErasedAt
       FROM contacts WHERE id = ? AND site_id = ?`,
    ).get(contactId, access.siteId);
    if (!known) return { ok: false, refusal: "not_found" };
    const isMoved = email !== normaliseEmail(known.email);
    const deletionId = findOpenDeletion(tx, contactId);
    if (deletionId !== undefined && (isMoved || known.beingErasedAt !== null))
      return { ok: false, refusal: "in_deletion", deletionNumber: getDeletionNumber(tx, deletionId) };
    if (known.beingErasedAt !== null) return { ok: false, refusal: "being_erased" };
    if (known.updatedAt !== seenAt) return { ok: false, refusal: "changed_meanwhile" };
    const typed = parseEmail(email, { from: "typed" });
    if (isMoved && !typed.ok)
      return { ok: false, refusal: "wrong_field", field: "email", expected: expectedEmail[typed.problem] };
    const taken = prepared(tx, "SELECT 1 FROM contacts WHERE site_id = ? AND email = ?").get(
      access.siteId,
      email,
    );
    if (isMoved && taken) return { ok: false, refusal: "email_taken" };
    const wrong = findWrongField(access, tx, fields ?? []);
    if (wrong) return wrong;
    const address = isMoved ? email : known.email;
    const status = isMoved
      ? standingAfterMove(known.status, findStandingOf(tx, access.siteId, email, contactId))
      : known.status;
    prepared(
      tx,
      `UPDATE contacts SET name = ?, email = ?, search_text = ?, marketing_status = ?,
         updated_at = max(updated_at + 1, ?) WHERE id = ?`,
    ).run(name, address, searchTextOf(name, address), status, now, contactId);
    for (const { id, value } of fields ?? []) setField(tx, contactId, id, value);
    if (isMoved) {
      const left = { siteId: access.siteId, contactId, email: known.email, standing: known.status };
      leaveEmail(tx, left, now);
      takeEmail(tx, contactId, email);
      endOptInRequests(tx, contactId);
      prepared(tx, "DELETE FROM opt_in_requests WHERE contact_id = ?").run(contactId);
      // The confirmation was of the old email and must not speak for a new one that was erased once.
      prepared(tx, "DELETE FROM consent_events WHERE contact_id = ? AND kind = 'confirmed'").run(contactId);
      if (status === "pending") requestOptIn(tx, contactId, now);
    }
    const entry = { siteId: access.siteId, actorId: access.userId, action: "contact_changed" as const };
    recordAudit(tx, { ...entry, counts: { contacts: 1, addresses: isMoved ? 1 : 0 }, now });
    return { ok: true, status };
  });
}

/**
 * Returns the status after a move: a subscriber must confirm the new email. An email that another contact left
 * unsubscribed, bounced or complaining stays so.
 */
function standingAfterMove(status: MarketingStatus, leftAs: MarketingStatus | undefined): MarketingStatus {
  if (leftAs && optOutRank(leftAs) > optOutRank(status)) return leftAs;
  return status === "subscribed" ? "pending" : status;
}

const booleans = ["true", "false"];

/** Finds the first value that its field cannot have, or a field that the site does not have. */
function findWrongField(
  access: SiteAccess,
  db: Database,
  fields: { id: number; value: string }[],
): Extract<ChangeRefusal, { refusal: "wrong_field" }> | undefined {
  for (const { id, value } of fields) {
    const known = prepared<{ name: string; type: ContactField["type"]; options: string | null }>(
      db,
      "SELECT name, type, options FROM custom_fields WHERE id = ? AND site_id = ?",
    ).get(id, access.siteId);
    if (!known)
      return { ok: false, refusal: "wrong_field", field: `field ${id}`, expected: "one of this site" };
    const wrong = (expected: string) =>
      ({ ok: false, refusal: "wrong_field", field: known.name, expected }) as const;
    if (value === "") continue;
    if (known.type === "number" && canonicalNumber(value) === undefined) return wrong("a number");
    if (known.type === "date" && !z.iso.date().safeParse(value).success)
      return wrong("a day such as 2026-01-31");
    const options: string[] = known.options === null ? [] : JSON.parse(known.options);
    if (known.type === "choice" && !options.includes(value)) return wrong(`one of ${options.join(", ")}`);
    if (known.type === "boolean" && !booleans.includes(value)) return wrong("true or false");
  }
  return undefined;
}

function setField(tx: Transaction, contactId: number, fieldId: number, value: string): void {
  if (value === "") {
    prepared(tx, "DELETE FROM contact_field_values WHERE contact_id = ? AND field_id = ?").run(
      contactId,
      fieldId,
    );
    return;
  }
  const type = preparedValue(tx, "SELECT type FROM custom_fields WHERE id = ?").get(fieldId);
  const stored = type === "number" ? canonicalNumber(value) : value;
  prepared(
    tx,
    `INSERT INTO contact_field_values (contact_id, field_id, value) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value`,
  ).run(contactId, fieldId, stored);
}
