import { prepared } from "@/db/prepared";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ChangeWalk, DefinitionChange } from "./definition-change";
import { nextValues, touchContact } from "./next-contacts";
import { changeSegmentRules } from "./segment-rules";

type ReplaceOption = Extract<DefinitionChange, { kind: "replace_option" }>;

/**
 * Gives whoever has an option of a choice another one, or none. A segment names both until the end, so that it misses
 * nobody meanwhile; one that named only an option without a successor stays as it is and matches nobody.
 */
export const replaceOptionWalks: readonly ChangeWalk<ReplaceOption>[] = [
  {
    batch(tx, { change: { fieldId, from, to }, now }, after) {
      const values = nextValues(tx, fieldId, after);
      const having = values.filter(({ value }) => value === from);
      for (const { contactId } of having) {
        if (to === null)
          prepared(tx, "DELETE FROM contact_field_values WHERE contact_id = ? AND field_id = ?").run(
            contactId,
            fieldId,
          );
        else
          prepared(tx, "UPDATE contact_field_values SET value = ? WHERE contact_id = ? AND field_id = ?").run(
            to,
            contactId,
            fieldId,
          );
        touchContact(tx, contactId, now);
      }
      return { last: values.at(-1)?.contactId, changed: having.length };
    },
    atEnd(tx, { siteId, createdBy, change: { fieldId, from }, now }, { changed }) {
      changeSegmentRules(tx, siteId, (rule) => {
        if (rule.field !== "custom" || rule.custom !== fieldId || !("values" in rule)) return rule;
        const values = rule.values.filter((value) => value !== from);
        return values.length === 0 ? rule : { ...rule, values };
      });
      const entry = { siteId, actorId: createdBy, action: "field_option_replaced" as const };
      recordAudit(tx, { ...entry, counts: { values: changed }, now });
      return true;
    },
  },
];
