import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { tagKey } from "@/lib/values/tag-key";
import type { ChangeJob, ChangeWalk, DefinitionChange } from "./definition-change";
import { nextTagged, touchContact } from "./next-contacts";
import { changeSegmentRules } from "./segment-rules";
import { settleBulkActions } from "./settle-bulk-actions";

type MergeTags = Extract<DefinitionChange, { kind: "merge_tags" }>;

const giveOther = `INSERT OR IGNORE INTO contact_tags (contact_id, tag_id, created_at)
  SELECT contact_id, @intoId, created_at FROM contact_tags WHERE tag_id = @fromId`;

/**
 * Merges a tag into another: whoever has the one gets the other once. Everybody has the other before any segment
 * follows, and loses the one only then, so that at no moment a segment misses somebody or means more.
 */
export const mergeTagsWalks: readonly ChangeWalk<MergeTags>[] = [
  {
    batch(tx, { change }, after) {
      const ids = nextTagged(tx, change.fromId, after);
      for (const contactId of ids) give(tx, change, contactId);
      return { last: ids.at(-1), changed: 0 };
    },
    atEnd(tx, { siteId, change }) {
      follow(tx, siteId, change);
      return false;
    },
  },
  {
    batch(tx, { change, now }, after) {
      const ids = nextTagged(tx, change.fromId, after);
      for (const contactId of ids) {
        give(tx, change, contactId);
        prepared(tx, "DELETE FROM contact_tags WHERE contact_id = ? AND tag_id = ?").run(
          contactId,
          change.fromId,
        );
        touchContact(tx, contactId, now);
      }
      return { last: ids.at(-1), changed: ids.length };
    },
    atEnd(tx, { siteId, createdBy, change, now }, { changed }) {
      prepared(tx, giveOther).run({ fromId: change.fromId, intoId: change.intoId });
      follow(tx, siteId, change);
      const { fromId, intoId } = change;
      settleBulkActions(tx, { siteId, tagId: fromId, intoId });
      prepared(tx, "DELETE FROM tags WHERE id = ? AND site_id = ?").run(fromId, siteId);
      const entry = { siteId, actorId: createdBy, action: "tags_merged" as const };
      recordAudit(tx, { ...entry, counts: { contacts: changed }, now });
      return true;
    },
  },
];

function give(tx: Transaction, { fromId, intoId }: MergeTags, contactId: number): void {
  prepared(tx, `${giveOther} AND contact_id = @contactId`).run({ fromId, intoId, contactId });
}

/** Has everything that names the one tag name the other: segments, and lists that wait to be imported. */
function follow(tx: Transaction, siteId: number, { fromId, intoId }: ChangeJob<MergeTags>["change"]): void {
  changeSegmentRules(tx, siteId, (rule) => {
    if (rule.field !== "tag" || !rule.ids.includes(fromId)) return rule;
    return { ...rule, ids: [...new Set(rule.ids.map((id) => (id === fromId ? intoId : id)))] };
  });
  const nameOf = (id: number) => preparedValue<string>(tx, "SELECT name FROM tags WHERE id = ?").get(id);
  const [from, into] = [nameOf(fromId), nameOf(intoId)];
  if (from !== undefined && into !== undefined) renameInLists(tx, siteId, from, into);
}

/** Renames a tag in the lists that wait to be imported: they name it by its name. */
export function renameInLists(tx: Transaction, siteId: number, from: string, into: string): void {
  const lists = prepared<{ id: number; tags: string }>(
    tx,
    `SELECT id, tags FROM imports WHERE site_id = ? AND tags IS NOT NULL AND status IN ('uploaded', 'checking', 'checked', 'importing')`,
  ).all(siteId);
  for (const { id, tags } of lists) {
    const names = (JSON.parse(tags) as string[]).map((name) => (tagKey(name) === tagKey(from) ? into : name));
    const distinct = names.filter(
      (name, at) => at === names.findIndex((one) => tagKey(one) === tagKey(name)),
    );
    prepared(tx, "UPDATE imports SET tags = ? WHERE id = ?").run(JSON.stringify(distinct), id);
  }
}
