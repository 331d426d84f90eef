import { searchTextOf } from "@/db/fold-for-search";
import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { admitAsPlanned } from "@/lib/consent/admit-contact";
import { endOptInRequests } from "@/lib/consent/end-opt-in-requests";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { recordConsentEvent } from "@/lib/consent/record-consent-event";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import { takeTag } from "@/lib/contacts/change/site-tags";
import type { PlannedAddition } from "@/lib/imports/plan/plan-addition";
import type { PlannedOptOut } from "@/lib/imports/plan/plan-opt-out";
import { optOutsOf, type PlannedRow } from "@/lib/imports/plan/plan-row";
import type { PlannedField } from "@/lib/imports/plan/planner";

/** Keeps what a row changed of a known contact, as it was before. It is deleted with the contact. */
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
  /** Maps `tagKey` to the site's tags; new ones are added. */
  tagIds: Map<string, number>;
}

/** Applies the plan of a row, in the transaction in which it was planned. */
export function applyRow(tx: Transaction, place: Place, row: PlannedRow, now: number): void {
  if (row.kind === "duplicate" && row.addition) applyAddition(tx, place, row.addition, now);
  if (row.kind === "contact" && row.outcome !== "unchanged") applyContact(tx, place, row, now);
  for (const person of optOutsOf(row)) applyOptOut(tx, place, person, now);
}

/** Records a row that is left out, wholly or in part, by number and reason, in the dry run and in the import. */
export function noteRowProblem(tx: Transaction, { importId, rowNumber }: Place, row: PlannedRow): void {
  const isClean = (row.kind === "contact" || row.kind === "opt_out") && row.notes.length === 0;
  if (isClean) return;
  const insert = prepared(
    tx,
    `INSERT OR REPLACE INTO import_problems (import_id, row_number, problem, detail, is_taken)
     VALUES (?, ?, ?, ?, ?)`,
  );
  if (row.kind === "problem") insert.run(importId, rowNumber, row.problem, row.detail ?? null, 0);
  else if (row.kind === "duplicate") insert.run(importId, rowNumber, "duplicate", String(row.firstRow), 0);
  else {
    const [first] = row.notes;
    if (first) insert.run(importId, rowNumber, first.note, first.detail ?? null, 1);
  }
}

/** Remembers the email as a digest and opts out the contact who has it. Notes it on the contact in any case. */
function applyOptOut(
  tx: Transaction,
  { siteId, importId }: Place,
  { email, leaving, contact }: PlannedOptOut,
  now: number,
): void {
  rememberErasedIdentity(tx, siteId, email, now, "opted_out");
  if (!contact) return;
  prepared(
    tx,
    `UPDATE contacts SET updated_at = max(updated_at + 1, ?),
       marketing_status = coalesce(?, marketing_status) WHERE id = ?`,
  ).run(now, contact.isIn ? leaving : null, contact.id);
  if (contact.isIn) recordConsentEvent(tx, contact.id, leaving, `import ${importId}`, now);
  endOptInRequests(tx, contact.id);
}

function applyContact(
  tx: Transaction,
  place: Place,
  { admission, outcome, newTags, newFields }: Extract<PlannedRow, { kind: "contact" }>,
  now: number,
): void {
  const contactId = admitAsPlanned(tx, admission, now);
  const addedTagIds = newTags.map((name) => addTag(tx, place, contactId, name, now));
  const fields = newFields.map((field) => setField(tx, place.siteId, contactId, field));
  const { known } = admission;
  if (known && !admission.isChange)
    prepared(tx, "UPDATE contacts SET updated_at = ? WHERE id = ?").run(now, contactId);
  const before: BeforeImport | undefined = known && {
    name: known.name,
    marketingStatus: known.marketingStatus,
    addedTagIds,
    fields,
  };
  insertRow(tx, place, contactId, outcome, before, now);
}

/** Adds to the changes that earlier rows made to the contact, so that a revert undoes all of them at once. */
function applyAddition(tx: Transaction, place: Place, addition: PlannedAddition, now: number): void {
  const { contactId, name, newTags, newFields } = addition;
  const known = prepared<{ email: string } & Pick<BeforeImport, "name" | "marketingStatus">>(
    tx,
    "SELECT email, name, marketing_status AS marketingStatus FROM contacts WHERE id = ?",
  ).one(contactId);
  const addedTagIds = newTags.map((tag) => addTag(tx, place, contactId, tag, now));
  const fields = newFields.map((field) => setField(tx, place.siteId, contactId, field));
  prepared(tx, "UPDATE contacts SET name = ?, search_text = ?, updated_at = ? WHERE id = ?").run(
    name ?? known.name,
    searchTextOf(name ?? known.name, known.email),
    now,
    contactId,
  );
  const first = prepared<{ rowNumber: number; before: string | null }>(
    tx,
    `SELECT row_number AS rowNumber, before FROM import_rows WHERE contact_id = ? AND import_id = ?
     ORDER BY row_number LIMIT 1`,
  ).get(contactId, place.importId);
  if (!first) {
    const { marketingStatus } = known;
    insertRow(
      tx,
      place,
      contactId,
      "updated",
      { name: known.name, marketingStatus, addedTagIds, fields },
      now,
    );
    return;
  }
  const before = first.before ? (JSON.parse(first.before) as BeforeImport) : undefined;
  const together = before && {
    ...before,
    addedTagIds: [...before.addedTagIds, ...addedTagIds],
    fields: [...before.fields, ...fields],
  };
  prepared(
    tx,
    `UPDATE import_rows SET before = ?, contact_updated_at = ?
     WHERE contact_id = ? AND import_id = ? AND row_number = ?`,
  ).run(together ? JSON.stringify(together) : null, now, contactId, place.importId, first.rowNumber);
}

function insertRow(
  tx: Transaction,
  { importId, rowNumber }: Place,
  contactId: number,
  outcome: "created" | "updated" | "unchanged",
  before: BeforeImport | undefined,
  now: number,
): void {
  prepared(
    tx,
    `INSERT OR REPLACE INTO import_rows (contact_id, import_id, row_number, outcome, created_at, before,
       contact_updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(contactId, importId, rowNumber, outcome, now, before ? JSON.stringify(before) : null, now);
}

function addTag(
  tx: Transaction,
  { siteId, tagIds }: Place,
  contactId: number,
  name: string,
  now: number,
): number {
  const tagId = takeTag(tx, siteId, name, tagIds);
  prepared(tx, "INSERT OR IGNORE INTO contact_tags (contact_id, tag_id, created_at) VALUES (?, ?, ?)").run(
    contactId,
    tagId,
    now,
  );
  return tagId;
}

function setField(
  tx: Transaction,
  siteId: number,
  contactId: number,
  { name, value, before }: PlannedField,
): { fieldId: number; value: string | null } {
  prepared(tx, "INSERT OR IGNORE INTO custom_fields (site_id, name, type) VALUES (?, ?, 'text')").run(
    siteId,
    name,
  );
  const fieldId = preparedValue<number>(
    tx,
    "SELECT id FROM custom_fields WHERE site_id = ? AND name = ?",
  ).one(siteId, name);
  prepared(
    tx,
    `INSERT INTO contact_field_values (contact_id, field_id, value) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value`,
  ).run(contactId, fieldId, value);
  return { fieldId, value: before };
}
