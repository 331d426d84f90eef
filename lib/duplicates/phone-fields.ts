import { foldForSearch } from "@/db/fold-for-search";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";

const meansPhone = /phone|mobil|cell|telef|handy|\btel\b|movil|puhelin/;
const comparedDigits = 8;

/** Lists the custom fields of a site whose name says that they hold a phone number. */
export function listPhoneFields(db: Database, siteId: number): number[] {
  return prepared<{ id: number; name: string }>(db, "SELECT id, name FROM custom_fields WHERE site_id = ?")
    .all(siteId)
    .filter(({ name }) => meansPhone.test(foldForSearch(name)))
    .map(({ id }) => id);
}

/** Lists a contact's phone numbers by their last digits, which a country code or a zero before them leaves alike. */
export function phonesOf(db: Database, contactId: number, fieldIds: readonly number[]): string[] {
  return fieldIds.flatMap((fieldId) => {
    const value = preparedValue<string>(
      db,
      "SELECT value FROM contact_field_values WHERE contact_id = ? AND field_id = ?",
    ).get(contactId, fieldId);
    const digits = (value ?? "").replace(/\D/g, "");
    return digits.length >= comparedDigits ? [digits.slice(-comparedDigits)] : [];
  });
}
