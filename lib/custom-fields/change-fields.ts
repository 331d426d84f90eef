import type { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { CustomFieldType } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import type { PlainAuditAction } from "@/lib/audit/audit-action";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { refuseUntyped } from "@/lib/definition-changes/confirmed-name";
import { isFieldChanging, requestChange } from "@/lib/definition-changes/request-change";
import { parseOptions } from "@/lib/values/choice-options";
import { tagKey } from "@/lib/values/tag-key";
import type {
  confirmedFieldDeletion,
  fieldOrder,
  fieldRename,
  fieldTypeChange,
  newField,
  ofField,
} from "./field-input";

type Refused<Name extends string> = { ok: false; refusal: Name };
export type FieldRefusal = Refused<
  "not_found" | "name_taken" | "no_options" | "field_is_changing" | "fields_differ" | "same_type"
>;
type Requested = { ok: true; changeId: number } | FieldRefusal;

/** Makes a custom field that nobody has a value of yet; it stands last. */
export function createField(
  access: SiteAccess,
  db: Database,
  { name, type, options = [] }: z.infer<typeof newField>,
  now: number,
): { ok: true; fieldId: number } | FieldRefusal {
  if (type === "choice" && options.length === 0) return { ok: false, refusal: "no_options" };
  return write(db, (tx): { ok: true; fieldId: number } | FieldRefusal => {
    if (findTaken(tx, access, name) !== undefined) return { ok: false, refusal: "name_taken" };
    const fieldId = preparedValue<number>(
      tx,
      `INSERT INTO custom_fields (site_id, name, type, options, position) VALUES (@siteId, @name, @type, @options,
         (SELECT coalesce(max(position), 0) + 1 FROM custom_fields WHERE site_id = @siteId)) RETURNING id`,
    ).one({ siteId: access.siteId, name, type, options: type === "choice" ? JSON.stringify(options) : null });
    record(tx, access, "field_created", now);
    return { ok: true, fieldId };
  });
}

/** Renames a field. Lists that wait to be imported follow. Repeating it changes nothing. */
export function renameField(
  access: SiteAccess,
  db: Database,
  { fieldId, name }: z.infer<typeof fieldRename>,
  now: number,
): { ok: true } | FieldRefusal {
  return write(db, (tx): { ok: true } | FieldRefusal => {
    const field = findField(tx, access, fieldId);
    if (!field) return { ok: false, refusal: "not_found" };
    if (field.name === name) return { ok: true };
    const taken = findTaken(tx, access, name);
    if (taken !== undefined && taken !== fieldId) return { ok: false, refusal: "name_taken" };
    prepared(tx, "UPDATE custom_fields SET name = ? WHERE id = ?").run(name, fieldId);
    renameColumns(tx, access, field.name, name);
    record(tx, access, "field_changed", now);
    return { ok: true };
  });
}

/** Puts the fields in an order. Refuses a list that is not exactly the site's fields. */
export function orderFields(
  access: SiteAccess,
  db: Database,
  { fieldIds }: z.infer<typeof fieldOrder>,
  now: number,
): { ok: true } | FieldRefusal {
  return write(db, (tx): { ok: true } | FieldRefusal => {
    const known = preparedValue<number>(tx, "SELECT id FROM custom_fields WHERE site_id = ?").all(
      access.siteId,
    );
    const isWhole = known.length === fieldIds.length && known.every((id) => fieldIds.includes(id));
    if (!isWhole) return { ok: false, refusal: "fields_differ" };
    for (const [at, id] of fieldIds.entries())
      prepared(tx, "UPDATE custom_fields SET position = ? WHERE id = ?").run(at + 1, id);
    record(tx, access, "field_changed", now);
    return { ok: true };
  });
}

/** Asks the worker to change a field's type, which it does when every stored value fits the new one. */
export function requestTypeChange(
  access: SiteAccess,
  db: Database,
  { fieldId, type, options = [] }: z.infer<typeof fieldTypeChange>,
  now: number,
): Requested {
  if (type === "choice" && options.length === 0) return { ok: false, refusal: "no_options" };
  return write(db, (tx): Requested => {
    const field = findField(tx, access, fieldId);
    if (!field) return { ok: false, refusal: "not_found" };
    if (field.type === type) return { ok: false, refusal: "same_type" };
    if (isFieldChanging(tx, access.siteId, fieldId)) return { ok: false, refusal: "field_is_changing" };
    const from = { type: field.type, options: field.options };
    const to = { type, options: type === "choice" ? options : null };
    return { ok: true, changeId: requestChange(tx, access, { kind: "change_type", fieldId, from, to }, now) };
  });
}

/** Deletes a field as `requestFieldDeletion` does, for whoever typed its name: it cannot be undone. */
export function confirmFieldDeletion(
  access: SiteAccess,
  db: Database,
  { phrase, ...field }: z.infer<typeof confirmedFieldDeletion>,
  now: number,
) {
  const untyped = refuseUntyped(access, db, { table: "custom_fields", id: field.fieldId, phrase });
  return untyped ?? requestFieldDeletion(access, db, field, now);
}

/** Asks the worker to delete a field with every value of it. */
export function requestFieldDeletion(
  access: SiteAccess,
  db: Database,
  { fieldId }: z.infer<typeof ofField>,
  now: number,
): Requested {
  return write(db, (tx): Requested => {
    if (!findField(tx, access, fieldId)) return { ok: false, refusal: "not_found" };
    if (isFieldChanging(tx, access.siteId, fieldId)) return { ok: false, refusal: "field_is_changing" };
    return { ok: true, changeId: requestChange(tx, access, { kind: "delete_field", fieldId }, now) };
  });
}

interface KnownField {
  name: string;
  type: CustomFieldType;
  options: string[] | null;
}

export function findField(tx: Transaction, access: SiteAccess, fieldId: number): KnownField | undefined {
  const field = prepared<Omit<KnownField, "options"> & { options: string | null }>(
    tx,
    "SELECT name, type, options FROM custom_fields WHERE id = ? AND site_id = ?",
  ).get(fieldId, access.siteId);
  return field && { ...field, options: field.type === "choice" ? parseOptions(field.options) : null };
}

/** Finds the field that has this name in whatever case. */
function findTaken(tx: Transaction, access: SiteAccess, name: string): number | undefined {
  const fields = prepared<{ id: number; name: string }>(
    tx,
    "SELECT id, name FROM custom_fields WHERE site_id = ?",
  );
  return fields.all(access.siteId).find((field) => tagKey(field.name) === tagKey(name))?.id;
}

/** Renames a field in the columns of lists that wait to be imported: they name it by its name. */
function renameColumns(tx: Transaction, access: SiteAccess, from: string, to: string): void {
  const lists = prepared<{ id: number; columns: string }>(
    tx,
    `SELECT id, columns FROM imports WHERE site_id = ? AND columns IS NOT NULL
       AND status IN ('uploaded', 'checking', 'checked', 'importing')`,
  ).all(access.siteId);
  for (const { id, columns } of lists) {
    const meanings = JSON.parse(columns) as { kind: string; name?: string }[];
    const renamed = meanings.map((one) =>
      one.kind === "field" && one.name === from ? { ...one, name: to } : one,
    );
    prepared(tx, "UPDATE imports SET columns = ? WHERE id = ?").run(JSON.stringify(renamed), id);
  }
}

export function record(
  tx: Transaction,
  { siteId, userId }: SiteAccess,
  action: Extract<PlainAuditAction, "field_created" | "field_changed">,
  now: number,
): void {
  recordAudit(tx, { siteId, actorId: userId, action, counts: {}, now });
}
