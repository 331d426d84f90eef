import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { refuseUntyped } from "@/lib/definition-changes/confirmed-name";
import { renameInLists } from "@/lib/definition-changes/kinds/merge-tags";
import { isTagChanging, requestChange } from "@/lib/definition-changes/request-change";
import { tagKey } from "@/lib/values/tag-key";

const id = z.number().int().positive();
const tagName = z
  .string()
  .trim()
  .min(1, "a name")
  .max(100, "at most 100 characters")
  .regex(/^[^,]*$/, "a name without a comma, which separates tags");

export const newTag = z.strictObject({ name: tagName });
export const tagRename = z.strictObject({ tagId: id, name: tagName });
export const tagMerge = z.strictObject({ tagId: id, intoId: id });
export const ofTag = z.strictObject({ tagId: id });
/** Is the name of the tag that goes, typed. */
const phrase = z.string().max(500);
export const confirmedTagMerge = tagMerge.extend({ phrase });
export const confirmedTagDeletion = ofTag.extend({ phrase });

type Refused<Name extends string> = { ok: false; refusal: Name };
type NameRefusal = Refused<"name_taken">;
export type TagRefusal =
  | NameRefusal
  | Refused<"not_found" | "same_tag" | "tag_is_changing" | "tag_is_in_use">;

/** Makes a tag that nobody has yet. A name that was merged into another tag is this one's from now on. */
export function createTag(
  access: SiteAccess,
  db: Database,
  { name }: z.infer<typeof newTag>,
  now: number,
): { ok: true; tagId: number } | NameRefusal {
  return write(db, (tx): { ok: true; tagId: number } | NameRefusal => {
    if (findTaken(tx, access, name) !== undefined) return { ok: false, refusal: "name_taken" };
    takeBackName(tx, access, name);
    const tagId = preparedValue<number>(
      tx,
      "INSERT INTO tags (site_id, name) VALUES (?, ?) RETURNING id",
    ).one(access.siteId, name);
    record(tx, access, "tag_created", now);
    return { ok: true, tagId };
  });
}

/** Renames a tag, for everyone who has it. Lists that wait to be imported follow. Repeating it changes nothing. */
export function renameTag(
  access: SiteAccess,
  db: Database,
  { tagId, name }: z.infer<typeof tagRename>,
  now: number,
): { ok: true } | TagRefusal {
  return write(db, (tx): { ok: true } | TagRefusal => {
    const before = findName(tx, access, tagId);
    if (before === undefined) return { ok: false, refusal: "not_found" };
    if (before === name) return { ok: true };
    if (isTagChanging(tx, access.siteId, [tagId])) return { ok: false, refusal: "tag_is_changing" };
    const taken = findTaken(tx, access, name);
    if (taken !== undefined && taken !== tagId) return { ok: false, refusal: "name_taken" };
    takeBackName(tx, access, name);
    prepared(tx, "UPDATE tags SET name = ? WHERE id = ?").run(name, tagId);
    renameInLists(tx, access.siteId, before, name);
    record(tx, access, "tag_renamed", now);
    return { ok: true };
  });
}

/** Merges a tag as `requestTagMerge` does, for whoever typed its name: it cannot be undone. */
export function confirmTagMerge(
  access: SiteAccess,
  db: Database,
  { phrase, ...merge }: z.infer<typeof confirmedTagMerge>,
  now: number,
) {
  const untyped = refuseUntyped(access, db, { table: "tags", id: merge.tagId, phrase });
  return untyped ?? requestTagMerge(access, db, merge, now);
}

/** Deletes a tag as `requestTagDeletion` does, for whoever typed its name: it cannot be undone. */
export function confirmTagDeletion(
  access: SiteAccess,
  db: Database,
  { phrase, ...tag }: z.infer<typeof confirmedTagDeletion>,
  now: number,
) {
  const untyped = refuseUntyped(access, db, { table: "tags", id: tag.tagId, phrase });
  return untyped ?? requestTagDeletion(access, db, tag, now);
}

/**
 * Asks the worker to merge a tag into another. From now on the name of the one means the other, wherever it is used.
 * Refuses while a bulk action with one of the two runs, which would go on with the tag that goes.
 */
export function requestTagMerge(
  access: SiteAccess,
  db: Database,
  { tagId, intoId }: z.infer<typeof tagMerge>,
  now: number,
): { ok: true; changeId: number } | TagRefusal {
  if (tagId === intoId) return { ok: false, refusal: "same_tag" };
  return write(db, (tx): { ok: true; changeId: number } | TagRefusal => {
    const name = findName(tx, access, tagId);
    if (name === undefined || findName(tx, access, intoId) === undefined)
      return { ok: false, refusal: "not_found" };
    const refused = refuseBusy(tx, access, [tagId, intoId]);
    if (refused) return refused;
    prepared(tx, "UPDATE merged_tags SET tag_id = ? WHERE site_id = ? AND tag_id = ?").run(
      intoId,
      access.siteId,
      tagId,
    );
    prepared(
      tx,
      "INSERT OR REPLACE INTO merged_tags (site_id, key, name, former_id, tag_id) VALUES (?, ?, ?, ?, ?)",
    ).run(access.siteId, tagKey(name), name, tagId, intoId);
    return {
      ok: true,
      changeId: requestChange(tx, access, { kind: "merge_tags", fromId: tagId, intoId }, now),
    };
  });
}

/** Asks the worker to take a tag from everyone who has it and to delete it. Refuses while a bulk action with it runs. */
export function requestTagDeletion(
  access: SiteAccess,
  db: Database,
  { tagId }: z.infer<typeof ofTag>,
  now: number,
): { ok: true; changeId: number } | TagRefusal {
  return write(db, (tx): { ok: true; changeId: number } | TagRefusal => {
    if (findName(tx, access, tagId) === undefined) return { ok: false, refusal: "not_found" };
    const refused = refuseBusy(tx, access, [tagId]);
    if (refused) return refused;
    return { ok: true, changeId: requestChange(tx, access, { kind: "delete_tag", tagId }, now) };
  });
}

function findName(tx: Transaction, access: SiteAccess, tagId: number): string | undefined {
  return preparedValue<string>(tx, "SELECT name FROM tags WHERE id = ? AND site_id = ?").get(
    tagId,
    access.siteId,
  );
}

/** Finds the tag that has this name in whatever case. */
function findTaken(tx: Transaction, access: SiteAccess, name: string): number | undefined {
  const tags = prepared<{ id: number; name: string }>(tx, "SELECT id, name FROM tags WHERE site_id = ?");
  return tags.all(access.siteId).find((tag) => tagKey(tag.name) === tagKey(name))?.id;
}

function takeBackName(tx: Transaction, access: SiteAccess, name: string): void {
  prepared(tx, "DELETE FROM merged_tags WHERE site_id = ? AND key = ?").run(access.siteId, tagKey(name));
}

function refuseBusy(
  tx: Transaction,
  access: SiteAccess,
  ids: readonly number[],
): Refused<"tag_is_changing" | "tag_is_in_use"> | undefined {
  if (isTagChanging(tx, access.siteId, ids)) return { ok: false, refusal: "tag_is_changing" };
  const running = preparedValue<number | null>(
    tx,
    "SELECT json_extract(action, '$.tagId') FROM bulk_actions WHERE site_id = ? AND status = 'running'",
  ).all(access.siteId);
  return running.some((tagId) => tagId !== null && ids.includes(tagId))
    ? { ok: false, refusal: "tag_is_in_use" }
    : undefined;
}

function record(
  tx: Transaction,
  { siteId, userId }: SiteAccess,
  action: "tag_created" | "tag_renamed",
  now: number,
): void {
  recordAudit(tx, { siteId, actorId: userId, action, counts: {}, now });
}
