import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { CountBudget } from "@/lib/contacts/list/count-contacts";
import { yieldEachSlice } from "@/lib/jobs/time-slice";

const whole = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const cursorShape = z.strictObject({ at: whole, after: whole, having: whole, both: whole });

/** Says where counting goes on: with which tag, after which contact, and from which counts. */
export type TagCursor = z.infer<typeof cursorShape>;

export const firstPlace: TagCursor = { at: 0, after: 0, having: 0, both: 0 };

export function writeTagCursor(cursor: TagCursor): string {
  return [cursor.at, cursor.after, cursor.having, cursor.both].join(".");
}

/** Reads a cursor; undefined for a text that is none. */
export function parseTagCursor(text: string | null): TagCursor | undefined {
  if (text === null) return firstPlace;
  const [at, after, having, both] = text.split(".").map(Number);
  return cursorShape.safeParse({ at, after, having, both }).data;
}

interface Counted {
  having: number;
  both: number;
  isExact: boolean;
}

/**
 * Counts the contacts of each tag by the index of tags, from a place, as far as the budget goes; of another tag it
 * counts who has both. Returns what was counted by tag, and where to go on.
 */
export async function countTagged(
  db: Database,
  tagIds: readonly number[],
  { otherId, from, budget }: { otherId?: number; from: TagCursor; budget: CountBudget },
): Promise<{ counts: Map<number, Counted>; next: TagCursor | undefined }> {
  const yieldIfDue = yieldEachSlice();
  const counts = new Map<number, Counted>();
  let place = from;
  for (; ; await yieldIfDue()) {
    const tagId = tagIds[place.at];
    if (tagId === undefined) return { counts, next: undefined };
    const size = budget.size.next();
    const startedAt = performance.now();
    const batch = countBatch(db, tagId, { otherId, after: place.after, size });
    budget.size.took(performance.now() - startedAt);
    const [having, both] = [place.having + batch.having, place.both + batch.both];
    const isExact = batch.having < size;
    counts.set(tagId, { having, both, isExact });
    place = isExact
      ? { ...firstPlace, at: place.at + 1 }
      : { at: place.at, after: batch.last ?? 0, having, both };
    if (budget.isSpent()) return { counts, next: place.at < tagIds.length ? place : undefined };
  }
}

const hasOther = `EXISTS (SELECT 1 FROM contact_tags AS other
  WHERE other.contact_id = own.contact_id AND other.tag_id = @otherId)`;

function countBatch(
  db: Database,
  tagId: number,
  { otherId, after, size }: { otherId: number | undefined; after: number; size: number },
): { having: number; both: number; last: number | null } {
  const both = otherId === undefined ? "0" : `coalesce(sum(${hasOther}), 0)`;
  const asked = otherId === undefined ? { tagId, after, size } : { tagId, after, size, otherId };
  return prepared<{ having: number; both: number; last: number | null }>(
    db,
    `SELECT count(*) AS "having", ${both} AS "both", max(own.contact_id) AS last FROM (
       SELECT contact_id FROM contact_tags INDEXED BY contact_tags_tag
       WHERE tag_id = @tagId AND contact_id > @after ORDER BY contact_id LIMIT @size) AS own`,
  ).one(asked);
}
