import { prepared } from "@/db/prepared";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ChangeWalk, DefinitionChange } from "./definition-change";
import { nextTagged, touchContact } from "./next-contacts";
import { changeSegmentRules } from "./segment-rules";
import { settleBulkActions } from "./settle-bulk-actions";

/**
 * Takes a tag from everyone who has it, then deletes it. A segment that names other tags beside it goes on without it;
 * one that names it alone stays as it is, so that it matches nobody rather than everybody until somebody changes it.
 */
export const deleteTagWalks: readonly ChangeWalk<Extract<DefinitionChange, { kind: "delete_tag" }>>[] = [
  {
    batch(tx, { change: { tagId }, now }, after) {
      const ids = nextTagged(tx, tagId, after);
      for (const contactId of ids) {
        prepared(tx, "DELETE FROM contact_tags WHERE contact_id = ? AND tag_id = ?").run(contactId, tagId);
        touchContact(tx, contactId, now);
      }
      return { last: ids.at(-1), changed: ids.length };
    },
    atEnd(tx, { siteId, createdBy, change: { tagId }, now }, { changed }) {
      changeSegmentRules(tx, siteId, (rule) => {
        if (rule.field !== "tag" || rule.ids.length < 2) return rule;
        return { ...rule, ids: rule.ids.filter((id) => id !== tagId) };
      });
      settleBulkActions(tx, { siteId, tagId });
      prepared(tx, "DELETE FROM tags WHERE id = ? AND site_id = ?").run(tagId, siteId);
      const entry = { siteId, actorId: createdBy, action: "tag_deleted" as const };
      recordAudit(tx, { ...entry, counts: { contacts: changed }, now });
      return true;
    },
  },
];
