import { prepared } from "@/db/prepared";
import type { Reader, Transaction } from "@/db/write";

const contactsAtOnce = 200;
const valuesAtOnce = 500;

/** Lists the next contacts that have a tag, by the index of tags, in order of their ids. */
export function nextTagged(db: Reader, tagId: number, after: number): number[] {
  return prepared<{ id: number }>(
    db,
    `SELECT contact_id AS id FROM contact_tags INDEXED BY contact_tags_tag
     WHERE tag_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ${contactsAtOnce}`,
  )
    .all(tagId, after)
    .map(({ id }) => id);
}

/** Lists the next contacts that have a value of a field, by the index of fields, in order of their ids. */
export function nextValues(
  db: Reader,
  fieldId: number,
  after: number,
): { contactId: number; value: string }[] {
  return prepared<{ contactId: number; value: string }>(
    db,
    `SELECT contact_id AS contactId, value FROM contact_field_values INDEXED BY contact_field_values_field
     WHERE field_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ${valuesAtOnce}`,
  ).all(fieldId, after);
}

/** Marks a contact as changed, so that a form that was opened before does not overwrite it. */
export function touchContact(tx: Transaction, contactId: number, now: number): void {
  prepared(
    tx,
    "UPDATE contacts SET updated_at = max(updated_at + 1, ?) WHERE id = ? AND being_erased_at IS NULL",
  ).run(now, contactId);
}
