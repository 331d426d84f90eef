import { prepared, preparedValue } from "@/db/prepared";
import { findValue, hasTag, type PlannedField, type Planner } from "./planner";
import type { ReadRow } from "./read-row";

/** Holds what a further row of an email adds: tags, and values that were blank. The first row decided the consent. */
export interface PlannedAddition {
  contactId: number;
  name: string | undefined;
  newTags: string[];
  newFields: PlannedField[];
  isChange: boolean;
  /** Is true when the import has done nothing to the contact so far. */
  isUntouched: boolean;
}

/**
 * Plans a further row of an email. Returns undefined when there is no contact to add to: in the dry run of someone
 * new, and while a contact is being erased.
 */
export function planAddition(
  planner: Planner,
  row: ReadRow,
  fields: PlannedField[],
): PlannedAddition | undefined {
  const { db, siteId, importId, existing } = planner;
  const known = prepared<{ id: number; name: string }>(
    db,
    "SELECT id, name FROM contacts WHERE site_id = ? AND email = ? AND being_erased_at IS NULL",
  ).get(siteId, row.email);
  if (!known) return undefined;
  const outcome = preparedValue(
    db,
    "SELECT outcome FROM import_rows WHERE contact_id = ? AND import_id = ? ORDER BY row_number LIMIT 1",
  ).get(known.id, importId);
  const isKept = existing === "keep" && outcome !== "created";
  const name = isKept || known.name !== "" || row.name === "" ? undefined : row.name;
  const newTags = isKept ? [] : row.tags.filter((tag) => !hasTag(planner, known.id, tag));
  const newFields = fields.filter(
    ({ fieldId }) => !isKept && (fieldId === undefined || findValue(db, known.id, fieldId) === undefined),
  );
  const isChange = name !== undefined || newTags.length > 0 || newFields.length > 0;
  return { contactId: known.id, name, newTags, newFields, isChange, isUntouched: outcome === undefined };
}
