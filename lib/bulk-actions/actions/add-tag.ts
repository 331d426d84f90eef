import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { exists, type LocalActionKind } from "./action-kind";

export const addTagInput = z.strictObject({
  do: z.literal("add_tag"),
  tag: z
    .string()
    .trim()
    .min(1, "a tag")
    .max(100, "at most 100 characters")
    .regex(/^[^,]*$/, "one tag at a time: a comma would make several of it"),
});

/** Is the action as it is stored. A new tag has its id by then. */
export interface TagAction {
  do: "add_tag" | "remove_tag";
  tagId: number;
  isNewTag?: true;
  droppedTag?: string;
}

export const addTag: LocalActionKind<TagAction> = {
  undoneBy: "remove_tag",
  wouldChange: (db, { contactId }, { tagId }) => isThere(db, tagId) && !hasTag(db, contactId, tagId),
  change: (tx, { contactId }, { tagId }, now) => tagContact(tx, contactId, tagId, now),
  changeBack: (tx, { contactId }, { tagId }, { taggedAt }, now) =>
    tagContact(tx, contactId, tagId, taggedAt ?? now),
};

function tagContact(tx: Transaction, contactId: number, tagId: number, taggedAt: number): boolean {
  const { changes } = prepared(
    tx,
    "INSERT INTO contact_tags (contact_id, tag_id, created_at) VALUES (?, ?, ?)",
  ).run(contactId, tagId, taggedAt);
  return changes > 0;
}

/** Tells whether the tag was not deleted since the action was prepared. */
function isThere(db: Database, tagId: number): boolean {
  return exists(db, "SELECT 1 FROM tags WHERE id = ?", tagId);
}

export function hasTag(db: Database, contactId: number, tagId: number): boolean {
  return exists(db, "SELECT 1 FROM contact_tags WHERE contact_id = ? AND tag_id = ?", contactId, tagId);
}
