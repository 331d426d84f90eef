import { z } from "zod";
import { prepared, preparedValue } from "@/db/prepared";
import type { LocalActionKind } from "./action-kind";
import { hasTag, type TagAction } from "./add-tag";

export const removeTagInput = z.strictObject({
  do: z.literal("remove_tag"),
  tagId: z.number("a whole number").int().positive(),
});

export const removeTag: LocalActionKind<TagAction> = {
  undoneBy: "add_tag",
  wouldChange: (db, { contactId }, { tagId }) => hasTag(db, contactId, tagId),
  change: (tx, { contactId }, { tagId }) =>
    prepared(tx, "DELETE FROM contact_tags WHERE contact_id = ? AND tag_id = ?").run(contactId, tagId)
      .changes > 0,
  readBefore: (db, contactId, { tagId }) => ({
    taggedAt: preparedValue<number>(
      db,
      "SELECT created_at FROM contact_tags WHERE contact_id = ? AND tag_id = ?",
    ).get(contactId, tagId),
  }),
};
