import { prepared } from "@/db/prepared";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ChangeWalk, DefinitionChange } from "./definition-change";
import { nextValues, touchContact } from "./next-contacts";

/** Takes a custom field from everyone who has a value, then deletes it. Segments that ask for it stay and match nobody. */
export const deleteFieldWalks: readonly ChangeWalk<Extract<DefinitionChange, { kind: "delete_field" }>>[] = [
  {
    batch(tx, { change: { fieldId }, now }, after) {
      const values = nextValues(tx, fieldId, after);
      for (const { contactId } of values) {
        prepared(tx, "DELETE FROM contact_field_values WHERE contact_id = ? AND field_id = ?").run(
          contactId,
          fieldId,
        );
        touchContact(tx, contactId, now);
      }
      return { last: values.at(-1)?.contactId, changed: values.length };
    },
    atEnd(tx, { siteId, createdBy, change: { fieldId }, now }, { changed }) {
      prepared(tx, "DELETE FROM custom_fields WHERE id = ? AND site_id = ?").run(fieldId, siteId);
      const entry = { siteId, actorId: createdBy, action: "field_deleted" as const };
      recordAudit(tx, { ...entry, counts: { values: changed }, now });
      return true;
    },
  },
];
