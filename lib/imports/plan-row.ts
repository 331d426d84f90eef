import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type PlannedAdmission, planAdmission } from "@/lib/consent/admit-contact";
import { anyReason, findErasedIdentity } from "@/lib/consent/erased-identities";
import type { CsvRow } from "./csv/open-csv";
import { type FieldType, fieldValue } from "./field-value";
import type { ReadRow, RowReading } from "./read-row";
import type { RowProblem } from "./row-problems";
import type { SeenAddresses } from "./seen-addresses";

export interface PlannedField {
  name: string;
  value: string;
  /** Undefined for a field that the site does not have yet. */
  fieldId: number | undefined;
  before: string | null;
}

/** What becomes of one row. The dry run counts these, the import does them: they cannot differ. */
export type PlannedRow =
  | { kind: "problem"; problem: RowProblem; detail?: string }
  | { kind: "opt_out"; email: string; isNew: boolean; contact: { id: number; isIn: boolean } | undefined }
  | {
      kind: "contact";
      admission: PlannedAdmission;
      outcome: "created" | "updated" | "unchanged";
      newTags: string[];
      newFields: PlannedField[];
    };

interface Planner {
  db: Database;
  siteId: number;
  importId: number;
  isOptOutList: boolean;
  read: (cells: string[]) => RowReading;
  seen: SeenAddresses;
}

/** Looks at a row and at what the site knows of its address. Changes nothing but what was seen of the file. */
export function planRow(planner: Planner, row: CsvRow): PlannedRow {
  if ("problem" in row) return { kind: "problem", problem: row.problem };
  const reading = planner.read(row.cells);
  if (!reading.ok) return { kind: "problem", ...without(reading) };
  const { email } = reading.row;
  const firstRow = planner.seen.firstRowOf(email, row.rowNumber);
  if (firstRow !== undefined) return { kind: "problem", problem: "duplicate", detail: String(firstRow) };
  return planner.isOptOutList ? planOptOut(planner, email) : planContact(planner, reading.row);
}

/** For rows that were done before a restart: only remembers that the address stood there. */
export function passRow({ read, seen }: Planner, row: CsvRow): void {
  const reading = "cells" in row ? read(row.cells) : undefined;
  if (reading?.ok) seen.firstRowOf(reading.row.email, row.rowNumber);
}

function without({ problem, detail }: { problem: RowProblem; detail?: string }) {
  return detail === undefined ? { problem } : { problem, detail };
}

function planOptOut({ db, siteId }: Planner, email: string): PlannedRow {
  const contact = prepared(
    db,
    `SELECT id, marketing_status IN ('subscribed', 'pending', 'never_subscribed') AS isIn FROM contacts
     WHERE site_id = ? AND email = ?`,
  ).get(siteId, email) as { id: number; isIn: 0 | 1 } | undefined;
  return {
    kind: "opt_out",
    email,
    isNew: findErasedIdentity(db, siteId, email, anyReason) === undefined,
    contact: contact && { id: contact.id, isIn: contact.isIn === 1 },
  };
}

function planContact({ db, siteId, importId }: Planner, row: ReadRow): PlannedRow {
  const admission = planAdmission(db, {
    siteId,
    email: row.email,
    typed: row.typed,
    name: row.name,
    replacesName: true,
    source: "import",
    origin: `import ${importId}`,
    wish: row.wish,
  });
  if (!admission.ok) return { kind: "problem", problem: "being_erased" };
  const contactId = admission.known?.id;
  const newFields: PlannedField[] = [];
  for (const { name, value } of row.fields) {
    const field = planField(db, siteId, contactId, name, value);
    if ("problem" in field) return { kind: "problem", problem: field.problem, detail: name };
    if (field.before !== field.value) newFields.push(field);
  }
  const newTags = row.tags.filter((name) => !hasTag(db, siteId, contactId, name));
  const isChanged = admission.isChange || newTags.length > 0 || newFields.length > 0;
  const outcome = admission.known === undefined ? "created" : isChanged ? "updated" : "unchanged";
  return { kind: "contact", admission, outcome, newTags, newFields };
}

function planField(
  db: Database,
  siteId: number,
  contactId: number | undefined,
  name: string,
  text: string,
): PlannedField | { problem: RowProblem } {
  const field = prepared(db, "SELECT id, type FROM custom_fields WHERE site_id = ? AND name = ?").get(
    siteId,
    name,
  ) as { id: number; type: FieldType } | undefined;
  const typed = fieldValue(field?.type ?? "text", text);
  if (!typed.ok) return { problem: typed.problem };
  const before =
    field && contactId !== undefined
      ? prepared(db, "SELECT value FROM contact_field_values WHERE contact_id = ? AND field_id = ?")
          .pluck()
          .get(contactId, field.id)
      : undefined;
  return { name, value: typed.value, fieldId: field?.id, before: (before as string | undefined) ?? null };
}

function hasTag(db: Database, siteId: number, contactId: number | undefined, name: string): boolean {
  if (contactId === undefined) return false;
  const tagged = prepared(
    db,
    `SELECT 1 FROM tags CROSS JOIN contact_tags ON contact_tags.tag_id = tags.id AND contact_tags.contact_id = ?
     WHERE tags.site_id = ? AND tags.name = ?`,
  ).get(contactId, siteId, name);
  return tagged !== undefined;
}
