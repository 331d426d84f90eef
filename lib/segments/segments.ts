import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactFilter, contactFilter } from "@/lib/contacts/filter/contact-filter";
import { findWrongRule } from "@/lib/contacts/filter/filter-options";
import { type CountBudget, countFilters } from "@/lib/contacts/list/count-contacts";
import { parseCursor, type WrongCursor } from "@/lib/contacts/list/count-cursor";
import { storedFilter } from "./asked-filter";
import { filterNamesPerson } from "./filter-names-person";
import { storedColumns } from "./segment-columns";
import type { CountedSegments, SegmentView } from "./segment-view";

export const newSegment = z.strictObject({
  name: z.string().trim().min(1, "a name").max(60, "at most 60 characters"),
  filter: contactFilter,
});
export const ofSegment = z.strictObject({ segmentId: z.number().int().positive() });

type SaveSegmentRefusal =
  | { ok: false; refusal: "name_taken" | "is_everyone" | "names_a_person" }
  | { ok: false; refusal: "unknown_in_filter"; field: string; expected: string };

const builtIn: { name: string; filter: ContactFilter }[] = [
  { name: "All", filter: { everyone: true } },
  { name: "Customers", filter: { where: { match: "all", rules: [{ field: "customer", is: "yes" }] } } },
  { name: "Subscribed", filter: { status: "subscribed" } },
  { name: "Unsubscribed", filter: { status: "unsubscribed" } },
  { name: "Never subscribed", filter: { status: "never_subscribed" } },
  {
    name: "Inactive 90 days",
    filter: { where: { match: "all", rules: [{ field: "activity", is: "over_days", days: 90 }] } },
  },
  {
    name: "Needs attention",
    filter: { where: { match: "all", rules: [{ field: "attention", is: "yes" }] } },
  },
];

/**
 * Returns the built-in segments, then the site's own by name, each counted as far as the budget goes. A count is null
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
    .flatMap(({ filter: stored, columns, ...segment }) => {
      const filter = storedFilter(stored);
      return filter ? [{ ...segment, filter, columns: storedColumns(columns) }] : [];
    });
  return [...builtIn.map((segment) => ({ id: null, columns: null, ...segment })), ...saved];
}

/** Saves a filter under a name. Refuses a filter that names a person, because the segment would outlive them. */
export function saveSegment(
  access: SiteAccess,
  db: Database,
  { name, filter }: z.infer<typeof newSegment>,
  now: number,
): { ok: true; segmentId: number } | SaveSegmentRefusal {
  if ("everyone" in filter) return { ok: false, refusal: "is_everyone" };
  if (filterNamesPerson(filter)) return { ok: false, refusal: "names_a_person" };
  const wrong = findWrongRule(access, db, filter);
  if (wrong) return { ok: false, refusal: "unknown_in_filter", ...wrong };
  return write(db, (tx): { ok: true; segmentId: number } | SaveSegmentRefusal => {
    const isOurs = and(eq(segments.siteId, access.siteId), eq(segments.name, name));
    const taken = tx.select({ id: segments.id }).from(segments).where(isOurs).get();
    if (taken || builtIn.some((one) => one.name.toLowerCase() === name.toLowerCase()))
      return { ok: false, refusal: "name_taken" };
    const { id: segmentId } = tx
      .insert(segments)
      .values({
        siteId: access.siteId,
        name,
        filter: JSON.stringify(filter),
        createdBy: access.userId,
        createdAt: now,
      })
      .returning({ id: segments.id })
      .get();
    const entry = { siteId: access.siteId, actorId: access.userId, action: "segment_saved" as const };
    recordAudit(tx, { ...entry, jobId: segmentId, counts: {}, now });
    return { ok: true, segmentId };
  });
}

/** Removes a saved filter. The contacts in it stay. */
export function discardSegment(
  access: SiteAccess,
  db: Database,
  { segmentId }: z.infer<typeof ofSegment>,
  now: number,
): { ok: true } | { ok: false; refusal: "not_found" } {
  return write(db, (tx): { ok: true } | { ok: false; refusal: "not_found" } => {
    const { changes } = tx
      .delete(segments)
      .where(and(eq(segments.id, segmentId), eq(segments.siteId, access.siteId)))
      .run();
    if (changes !== 1) return { ok: false, refusal: "not_found" };
    const entry = { siteId: access.siteId, actorId: access.userId, action: "segment_discarded" as const };
    recordAudit(tx, { ...entry, jobId: segmentId, counts: {}, now });
    return { ok: true };
  });
}
