import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { admitAsPlanned } from "@/lib/consent/admit-contact";
import { endOptInRequests } from "@/lib/consent/end-opt-in-requests";
import { rememberErasedIdentity } from "@/lib/consent/erased-identities";
import { recordConsentEvent } from "@/lib/consent/record-consent-event";
import type { MarketingStatus } from "@/lib/contacts/marketing-status";
import type { PlannedField, PlannedRow } from "./plan-row";

/** What a row changed of someone known, as it was before. Kept with the contact. */
export interface BeforeImport {
  name: string;
  marketingStatus: MarketingStatus;
  addedTagIds: number[];
  fields: { fieldId: number; value: string | null }[];
}

interface Place {
  siteId: number;
  importId: number;
  rowNumber: number;
}

/** Does what was planned for a row, in the transaction in which it was planned. */
export function applyRow(db: Database, place: Place, row: PlannedRow, now: number): void {
  if (row.kind === "opt_out") applyOptOut(db, place, row, now);
  else if (row.kind === "contact" && row.outcome !== "unchanged") applyContact(db, place, row, now);
  else if (row.kind === "problem") {
    prepared(
      db,
      "INSERT OR REPLACE INTO import_problems (import_id, row_number, problem, detail) VALUES (?, ?, ?, ?)",
    ).run(place.importId, place.rowNumber, row.problem, row.detail ?? null);
  }
}

/** The address becomes a digest, and a contact who has it leaves. Noted on the contact in any case. */
function applyOptOut(
  db: Database,
  { siteId, importId }: Place,
  { email, contact }: Extract<PlannedRow, { kind: "opt_out" }>,
  now: number,
): void {
  rememberErasedIdentity(db, siteId, email, now, "opted_out");
  if (!contact) return;
  prepared(
    db,
    `UPDATE contacts SET updated_at = max(updated_at + 1, ?),
       marketing_status = CASE ? WHEN 1 THEN 'unsubscribed' ELSE marketing_status END WHERE id = ?`,
  ).run(now, contact.isIn ? 1 : 0, contact.id);
  if (contact.isIn) recordConsentEvent(db, contact.id, "unsubscribed", `import ${importId}`, now);
  endOptInRequests(db, contact.id);
}

function applyContact(
  db: Database,
  { siteId, importId, rowNumber }: Place,
  { admission, outcome, newTags, newFields }: Extract<PlannedRow, { kind: "contact" }>,
  now: number,
): void {
  const contactId = admitAsPlanned(db, admission, now);
  const addedTagIds = newTags.map((name) => addTag(db, siteId, contactId, name, now));
  const fields = newFields.map((field) => setField(db, siteId, contactId, field));
  const { known } = admission;
  if (known && !admission.isChange)
    prepared(db, "UPDATE contacts SET updated_at = ? WHERE id = ?").run(now, contactId);
  const before: BeforeImport | undefined = known && {
    name: known.name,
    marketingStatus: known.marketingStatus,
    addedTagIds,
    fields,
  };
  prepared(
    db,
    `INSERT OR REPLACE INTO import_rows (contact_id, import_id, row_number, outcome, created_at, before,
       contact_updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(contactId, importId, rowNumber, outcome, now, before ? JSON.stringify(before) : null, now);
}

function addTag(db: Database, siteId: number, contactId: number, name: string, now: number): number {
  prepared(db, "INSERT OR IGNORE INTO tags (site_id, name) VALUES (?, ?)").run(siteId, name);
  const tagId = prepared(db, "SELECT id FROM tags WHERE site_id = ? AND name = ?")
    .pluck()
    .get(siteId, name) as number;
  prepared(db, "INSERT OR IGNORE INTO contact_tags (contact_id, tag_id, created_at) VALUES (?, ?, ?)").run(
    contactId,
    tagId,
    now,
  );
  return tagId;
}

function setField(
  db: Database,
  siteId: number,
  contactId: number,
  { name, value, before }: PlannedField,
): { fieldId: number; value: string | null } {
  prepared(db, "INSERT OR IGNORE INTO custom_fields (site_id, name, type) VALUES (?, ?, 'text')").run(
    siteId,
    name,
  );
  const fieldId = prepared(db, "SELECT id FROM custom_fields WHERE site_id = ? AND name = ?")
    .pluck()
    .get(siteId, name) as number;
  prepared(
    db,
    `INSERT INTO contact_field_values (contact_id, field_id, value) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value`,
  ).run(contactId, fieldId, value);
  return { fieldId, value: before };
}
