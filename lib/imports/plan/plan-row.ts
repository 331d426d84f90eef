import { prepared } from "@/db/prepared";
import { type AdmissionRefusal, type PlannedAdmission, planAdmission } from "@/lib/consent/admit-contact";
import type { CsvRow } from "@/lib/imports/csv/open-csv";
import { parseOptions } from "@/lib/values/choice-options";
import { type FieldType, fieldValue } from "./field-value";
import type { ConsentNote, NotedRow } from "./import-note";
import { type PlannedAddition, planAddition } from "./plan-addition";
import {
  isOut,
  otherEmails,
  type PlannedOptOut,
  planFurtherOuts,
  planOptOut,
  takeFurtherOuts,
} from "./plan-opt-out";
import { findValue, hasTag, type PlannedField, type Planner } from "./planner";
import type { ReadRow } from "./read-row";
import type { RowProblem } from "./row-problems";
import { consentNoteOf, type SaidConsent, wishOf } from "./said-consent";

/** Says what becomes of one row. The dry run counts it and the import does it, so the two cannot differ. */
export type PlannedRow =
  | {
      kind: "problem";
      problem: RowProblem;
      detail?: string;
      /** Holds the opt-outs of a contact who is being deleted: they may still be kept, and then their no counts. */
      outs?: PlannedOptOut[];
      furtherOuts?: PlannedOptOut[];
    }
  | { kind: "opt_out"; people: PlannedOptOut[]; notes: NotedRow[] }
  | {
      kind: "duplicate";
      firstRow: number;
      addition: PlannedAddition | undefined;
      /** Is true when the row adds to someone whom the earlier rows left unchanged. */
      isFirstChange: boolean;
      furtherOuts: PlannedOptOut[];
      notes: NotedRow[];
    }
  | {
      kind: "contact";
      admission: PlannedAdmission;
      outcome: "created" | "updated" | "unchanged";
      newTags: string[];
      newFields: PlannedField[];
      /** Lists other emails of someone who opted out, beside this one or theirs by now, without a row of their own. */
      furtherOuts: PlannedOptOut[];
      consentNote: ConsentNote | undefined;
      notes: NotedRow[];
    };

/** Lists everyone whom the row opts out, besides the contact that it is about. */
export function optOutsOf(row: PlannedRow): PlannedOptOut[] {
  if (row.kind === "opt_out") return row.people;
  const outs = row.kind === "problem" ? (row.outs ?? []) : [];
  return [...outs, ...(row.furtherOuts ?? [])];
}

/** Plans a row from its cells and what the site knows of its email. Changes only what was seen of the file. */
export function planRow(planner: Planner, row: CsvRow): PlannedRow {
  if ("problem" in row) return { kind: "problem", problem: row.problem };
  const reading = planner.read(row.cells);
  if (!reading.ok) return { kind: "problem", problem: reading.problem };
  const { email } = reading.row;
  if (planner.consent === "opted_out") return planOptOuts(planner, reading.row, row.rowNumber);
  const before = planner.seen.findBefore(email, row.rowNumber);
  if (before) return planDuplicate(planner, reading.row, before);
  const planned = planContact(planner, reading.row);
  planner.seen.note(email, row.rowNumber, planned.kind === "contact" ? planned.outcome : undefined);
  return planned;
}

/** Skips a row that was done before a restart: remembers only that the email was there, and its outcome. */
export function passRow(planner: Planner, row: CsvRow): void {
  if (!planner.isImporting) planRow(planner, row);
  else {
    const reading = "cells" in row ? planner.read(row.cells) : undefined;
    if (!reading?.ok) return;
    planner.seen.meet(reading.row.email, row.rowNumber);
    if (planner.consent !== "opted_out") takeFurtherOuts(planner, reading.row);
  }
}

function planOptOuts(planner: Planner, row: ReadRow, rowNumber: number): PlannedRow {
  const { email, notes } = row;
  const before = planner.seen.meet(email, rowNumber);
  const others = otherEmails(planner, row).filter((one) => planner.seen.meet(one, rowNumber) === undefined);
  const emails = before ? others : [email, ...others];
  if (before && emails.length === 0)
    return { kind: "problem", problem: "duplicate", detail: String(before.rowNumber) };
  const people = emails.map((one) => planOptOut(planner, one, "unsubscribed"));
  return { kind: "opt_out", people, notes: notes.filter(({ note }) => note !== "further_address") };
}

function planDuplicate(
  planner: Planner,
  row: ReadRow,
  before: { rowNumber: number; outcome: string | undefined },
): PlannedRow {
  const { fields, notes } = planFields(planner, row);
  const addition = planAddition(planner, row, fields);
  const wasUnchanged =
    before.outcome === undefined ? addition?.isUntouched === true : before.outcome === "unchanged";
  const isFirstChange = addition?.isChange === true && wasUnchanged;
  if (isFirstChange) planner.seen.note(row.email, before.rowNumber, "updated");
  return {
    kind: "duplicate",
    firstRow: before.rowNumber,
    addition: addition?.isChange ? addition : undefined,
    isFirstChange,
    furtherOuts: planFurtherOuts(planner, row),
    notes: [...row.notes, ...notes],
  };
}

function planContact(planner: Planner, row: ReadRow): PlannedRow {
  const { db, siteId, importId, consent, existing, seen } = planner;
  const said = seen.saidOf(row.email, row.said);
  const isKept = existing === "keep" && isContact(planner, row.email);
  const admission = planAdmission(db, {
    siteId,
    email: row.email,
    typed: row.typed,
    name: isKept ? "" : row.name,
    replacesName: existing === "overwrite",
    source: "import",
    origin: `import ${importId}`,
    wish: wishOf(said, consent),
    isBesideOut: row.furtherEmails.some((email) => isOut(planner, email)),
  });
  if (!admission.ok) return planRefused(planner, row, said, admission.refusal);
  const { fields, notes } = planFields(planner, row, admission.known?.id);
  const newFields = fields.filter(
    ({ before, value }) => !isKept && (before === null || (existing === "overwrite" && before !== value)),
  );
  const newTags = isKept ? [] : row.tags.filter((name) => !hasTag(planner, admission.known?.id, name));
  const isChanged = admission.isChange || newTags.length > 0 || newFields.length > 0;
  const outcome = admission.known === undefined ? "created" : isChanged ? "updated" : "unchanged";
  return {
    kind: "contact",
    admission,
    outcome,
    newTags,
    newFields,
    furtherOuts: planFurtherOuts(planner, row),
    consentNote: consentNoteOf(said, consent),
    notes: [...row.notes, ...notes],
  };
}

function planRefused(
  planner: Planner,
  row: ReadRow,
  said: SaidConsent,
  problem: AdmissionRefusal["refusal"],
): PlannedRow {
  const isOut = said === "unsubscribed" || said === "complained";
  const outs = isOut ? [planOptOut(planner, row.email, said)] : [];
  return { kind: "problem", problem, outs, furtherOuts: planFurtherOuts(planner, row) };
}

/** Returns the fields of a row as their types store them. A value that does not fit is left out, with a note. */
function planFields(
  { db, siteId }: Planner,
  row: ReadRow,
  contactId?: number,
): { fields: PlannedField[]; notes: NotedRow[] } {
  const fields: PlannedField[] = [];
  const notes: NotedRow[] = [];
  for (const { column, value } of row.fields) {
    const { name } = column;
    const known = prepared<{ id: number; type: FieldType; options: string | null }>(
      db,
      "SELECT id, type, options FROM custom_fields WHERE site_id = ? AND name = ?",
    ).get(siteId, name);
    const options = parseOptions(known?.options ?? null);
    const typed = fieldValue(known?.type ?? "text", value, { ...column, options });
    if (!typed.ok) notes.push({ note: typed.note, detail: name });
    else {
      const before = known && contactId !== undefined ? findValue(db, contactId, known.id) : undefined;
      fields.push({ name, value: typed.value, fieldId: known?.id, before: before ?? null });
    }
  }
  return { fields, notes };
}

function isContact({ db, siteId }: Planner, email: string): boolean {
  return (
    prepared(db, "SELECT 1 FROM contacts WHERE site_id = ? AND email = ?").get(siteId, email) !== undefined
  );
}
