import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { CountBudget } from "@/lib/contacts/list/count-contacts";
import { listChanges } from "@/lib/definition-changes/find-change";
import { listSegmentsNaming, namesTag } from "@/lib/definition-changes/kinds/segment-rules";
import { countTagged, parseTagCursor, writeTagCursor } from "./count-tagged";
import type { CountedTags, TagChangePlan } from "./tag-view";

type WrongCursor = { ok: false; refusal: "invalid_input"; field: "next"; expected: string };
const wrongCursor: WrongCursor = {
  ok: false,
  refusal: "invalid_input",
  field: "next",
  expected: "the cursor of this count",
};

/**
 * Lists the site's tags by name, each counted as far as the budget goes. `next` goes on from there: an answer to it
 * has the counts of that part, and the others are not exact.
 */
export async function listTags(
  access: SiteAccess,
  db: Database,
  { next, budget }: { next: string | null; budget: CountBudget },
): Promise<({ ok: true } & CountedTags) | WrongCursor> {
  const from = parseTagCursor(next);
  if (!from) return wrongCursor;
  const tags = prepared<{ id: number; name: string }>(
    db,
    "SELECT id, name FROM tags WHERE site_id = ? ORDER BY id",
  ).all(access.siteId);
  const counted = await countTagged(
    db,
    tags.map(({ id }) => id),
    { from, budget },
  );
  const formerNames = listFormerNames(access, db);
  const changes = listChanges(access, db).filter(
    ({ change }) => change.kind === "merge_tags" || change.kind === "delete_tag",
  );
  return {
    ok: true,
    tags: tags.map(({ id, name }) => {
      const { having: count = 0, isExact = false } = counted.counts.get(id) ?? {};
      return { id, name, formerNames: formerNames.get(id) ?? [], count, isExact };
    }),
    changes,
    next: counted.next ? writeTagCursor(counted.next) : null,
  };
}

function listFormerNames(access: SiteAccess, db: Database): Map<number, string[]> {
  const names = new Map<number, string[]>();
  const rows = prepared<{ tagId: number; name: string }>(
    db,
    "SELECT tag_id AS tagId, name FROM merged_tags WHERE site_id = ? ORDER BY name",
  ).all(access.siteId);
  for (const { tagId, name } of rows) names.set(tagId, [...(names.get(tagId) ?? []), name]);
  return names;
}

/** Says what merging a tag into another, or deleting it, does; undefined when the site has no such tag. */
export async function planTagChange(
  access: SiteAccess,
  db: Database,
  {
    tagId,
    intoId,
    next,
    budget,
  }: { tagId: number; intoId?: number; next: string | null; budget: CountBudget },
): Promise<({ ok: true } & TagChangePlan) | WrongCursor | undefined> {
  const from = parseTagCursor(next);
  if (!from) return wrongCursor;
  const isOurs = (id: number) =>
    prepared(db, "SELECT 1 FROM tags WHERE id = ? AND site_id = ?").get(id, access.siteId) !== undefined;
  if (!isOurs(tagId) || (intoId !== undefined && !isOurs(intoId))) return undefined;
  const other = intoId === undefined ? {} : { otherId: intoId };
  const counted = await countTagged(db, [tagId], { ...other, from, budget });
  const { having = from.having, both = from.both } = counted.counts.get(tagId) ?? {};
  return {
    ok: true,
    having,
    both,
    segments: listSegmentsNaming(db, access.siteId, namesTag(tagId)),
    next: counted.next ? writeTagCursor(counted.next) : null,
  };
}
