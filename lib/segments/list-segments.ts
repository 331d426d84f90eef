import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findWrongRule } from "@/lib/contacts/filter/filter-options";
import { type CountBudget, countFilters } from "@/lib/contacts/list/count-contacts";
import { parseCursor, type WrongCursor } from "@/lib/contacts/list/count-cursor";
import { builtInSegments } from "./built-in-segments";
import type { CountedSegments, SegmentView } from "./segment-view";
import { storedSegment } from "./stored-segment";

/**
 * Returns the built-in segments, then the site's own in their order, each counted as far as the budget goes. A count is null
 * when the filter can no longer be run. `next` is what an earlier answer said; refuses that of other segments.
 */
export async function listSegments(
  access: SiteAccess,
  db: Database,
  { next, now, budget }: { next: string | null; now: number; budget: CountBudget },
): Promise<({ ok: true } & CountedSegments) | WrongCursor> {
  const segments = findSegments(access, db);
  const whole = segments.filter(({ filter }) => !findWrongRule(access, db, filter));
  const filters = whole.map(({ filter }) => filter);
  const cursor = parseCursor(access, filters, next, now);
  if (!cursor.ok) return cursor;
  const counted = await countFilters(access, db, filters, { now, budget, cursor: cursor.value });
  const counts = new Map(whole.map((segment, at) => [segment, counted.counts[at]]));
  return {
    ok: true,
    segments: segments.map((segment) => {
      const count = counts.get(segment);
      return { ...segment, count: count?.total ?? null, isExact: count?.isExact ?? true };
    }),
    next: counted.next,
  };
}

/** Returns the segments without a count, as if nothing had been counted yet. */
export function nameSegments(access: SiteAccess, db: Database): CountedSegments {
  const named = findSegments(access, db).map((segment) => ({ ...segment, count: 0, isExact: false }));
  return { segments: named, next: "" };
}

function findSegments(
  access: SiteAccess,
  db: Database,
): Pick<SegmentView, "id" | "name" | "filter" | "columns">[] {
  const saved = db
    .select({ id: segments.id, name: segments.name, filter: segments.filter, columns: segments.columns })
    .from(segments)
    .where(eq(segments.siteId, access.siteId))
    .orderBy(asc(segments.position), asc(segments.name))
    .all()
    .flatMap(({ id, name, ...json }) => {
      const stored = storedSegment(json);
      return stored ? [{ id, name, ...stored }] : [];
    });
  return [...builtInSegments.map((segment) => ({ id: null, columns: null, ...segment })), ...saved];
}
