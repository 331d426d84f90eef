import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { takeTag } from "./site-tags";

export const tagChange = z.strictObject({
  contactId: z.number().int().positive(),
  tag: z
    .string()
    .trim()
    .min(1, "a tag")
    .max(100, "at most 100 characters")
    .regex(/^[^,]*$/, "one tag at a time, without a comma"),
});
/** Names a tag that a contact has; an older one may have a comma in its name. */
export const tagOfContact = z.strictObject({ ...tagChange.shape, tag: z.string().min(1).max(200) });

export type TagRefusal = { ok: false; refusal: "not_found" | "being_erased" };

/**
 * Gives a contact a tag, and makes the tag where the site has none of this name in any case. Changes nothing when
 * they have it. Returns the name of the tag as it is stored.
 */
export function tagContact(
  access: SiteAccess,
  db: Database,
  { contactId, tag }: z.infer<typeof tagChange>,
  now: number,
): { ok: true; tag: string } | TagRefusal {
  return write(db, (tx): { ok: true; tag: string } | TagRefusal => {
    const refused = refuseTagging(access, tx, contactId);
    if (refused) return refused;
    const tagId = takeTag(tx, access.siteId, tag);
    const { changes } = prepared(
      tx,
      "INSERT OR IGNORE INTO contact_tags (contact_id, tag_id, created_at) VALUES (?, ?, ?)",
    ).run(contactId, tagId, now);
    if (changes > 0) noteTagging(access, tx, contactId, { tagsAdded: 1 }, now);
    return { ok: true, tag: preparedValue<string>(tx, "SELECT name FROM tags WHERE id = ?").one(tagId) };
  });
}

/** Takes a tag from a contact; the tag stays for others. Changes nothing when they do not have it. */
export function untagContact(
  access: SiteAccess,
  db: Database,
  { contactId, tag }: z.infer<typeof tagOfContact>,
  now: number,
): { ok: true } | TagRefusal {
  return write(db, (tx): { ok: true } | TagRefusal => {
    const refused = refuseTagging(access, tx, contactId);
    if (refused) return refused;
    const { changes } = prepared(
      tx,
      `DELETE FROM contact_tags WHERE contact_id = @contactId
       AND tag_id = (SELECT id FROM tags WHERE site_id = @siteId AND name = @tag)`,
    ).run({ contactId, siteId: access.siteId, tag });
    if (changes > 0) noteTagging(access, tx, contactId, { tagsRemoved: 1 }, now);
    return { ok: true };
  });
}

function refuseTagging(access: SiteAccess, tx: Transaction, contactId: number): TagRefusal | undefined {
  const known = prepared<{ isBeingErased: 0 | 1 }>(
    tx,
    "SELECT being_erased_at IS NOT NULL AS isBeingErased FROM contacts WHERE id = ? AND site_id = ?",
  ).get(contactId, access.siteId);
  if (!known) return { ok: false, refusal: "not_found" };
  return known.isBeingErased ? { ok: false, refusal: "being_erased" } : undefined;
}

function noteTagging(
  access: SiteAccess,
  tx: Transaction,
  contactId: number,
  counts: { tagsAdded: number } | { tagsRemoved: number },
  now: number,
): void {
  prepared(tx, "UPDATE contacts SET updated_at = max(updated_at + 1, ?) WHERE id = ?").run(now, contactId);
  const entry = { siteId: access.siteId, actorId: access.userId, action: "contact_changed" as const };
  recordAudit(tx, { ...entry, counts: { contacts: 1, ...counts }, now });
}
