import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { fieldValue } from "@/lib/imports/plan/field-value";
import type { ChangeWalk, DefinitionChange, FieldShape } from "./definition-change";
import { nextValues, touchContact } from "./next-contacts";

type ChangeType = Extract<DefinitionChange, { kind: "change_type" }>;

/**
 * Changes the type of a field when every stored value fits the new one. Looks through all values first and changes
 * nothing when one does not fit. What is written after that look is looked at again, and turns the change back.
 */
export const changeFieldType: readonly ChangeWalk<ChangeType>[] = [
  {
    batch(tx, { change }, after) {
      const values = nextValues(tx, change.fieldId, after);
      const misfits = values.filter(({ value }) => convertValue(change.from, change.to, value) === undefined);
      return { last: values.at(-1)?.contactId, changed: 0, misfits: misfits.length };
    },
    atEnd(tx, { siteId, change }, { misfits }) {
      if (misfits === 0) setShape(tx, siteId, change.fieldId, change.to);
      return misfits > 0;
    },
  },
  {
    batch(tx, { change, now }, after) {
      const values = nextValues(tx, change.fieldId, after);
      let [changed, misfits] = [0, 0];
      for (const { contactId, value } of values) {
        // The new type has its own form already for what was written since.
        const stored = isStoredAs(change.to, value) ? value : convertValue(change.from, change.to, value);
        if (stored === undefined) misfits += 1;
        if (stored === undefined || stored === value) continue;
        prepared(tx, "UPDATE contact_field_values SET value = ? WHERE contact_id = ? AND field_id = ?").run(
          stored,
          contactId,
          change.fieldId,
        );
        touchContact(tx, contactId, now);
        changed += 1;
      }
      return { last: values.at(-1)?.contactId, changed, misfits };
    },
    atEnd(tx, { siteId, createdBy, change, now }, { changed, misfits }) {
      if (misfits > 0) setShape(tx, siteId, change.fieldId, change.from);
      else {
        const entry = { siteId, actorId: createdBy, action: "field_type_changed" as const };
        recordAudit(tx, { ...entry, counts: { values: changed }, now });
      }
      return true;
    },
  },
];

/** Returns a value as another type stores it; undefined when it does not fit. */
export function convertValue(from: FieldShape, to: FieldShape, value: string): string | undefined {
  const said = from.type === "boolean" ? (value === "true" ? "Yes" : "No") : value;
  const read = fieldValue(to.type, said, { options: to.options ?? [] });
  return read.ok ? read.value : undefined;
}

function isStoredAs(to: FieldShape, value: string): boolean {
  return convertValue({ type: "text", options: null }, to, value) === value && to.type !== "text";
}

function setShape(tx: Transaction, siteId: number, fieldId: number, { type, options }: FieldShape): void {
  prepared(tx, "UPDATE custom_fields SET type = ?, options = ? WHERE id = ? AND site_id = ?").run(
    type,
    type === "choice" ? JSON.stringify(options ?? []) : null,
    fieldId,
    siteId,
  );
}
