import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import type { Transaction } from "@/db/write";
import type { PlainAuditAction } from "@/lib/audit/audit-action";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactFilter, contactFilter } from "@/lib/contacts/filter/contact-filter";
import { findWrongRule } from "@/lib/contacts/filter/filter-options";
import { isBuiltInName } from "./built-in-segments";
import { filterNamesPerson } from "./filter-names-person";

export const segmentId = z.number().int().positive();
export const ofSegment = z.strictObject({ segmentId });
export const segmentName = z.string().trim().min(1, "a name").max(60, "at most 60 characters");
export const newSegment = z.strictObject({ name: segmentName, filter: contactFilter });

export type FilterRefusal =
  | { ok: false; refusal: "is_everyone" | "names_a_person" }
  | { ok: false; refusal: "unknown_in_filter"; field: string; expected: string };

/** Says why a filter cannot be that of a segment; undefined when it can. */
export function refusalOf(
  access: SiteAccess,
  db: Database,
  filter: ContactFilter,
): FilterRefusal | undefined {
  if ("everyone" in filter) return { ok: false, refusal: "is_everyone" };
  if (filterNamesPerson(filter)) return { ok: false, refusal: "names_a_person" };
  const wrong = findWrongRule(access, db, filter);
  return wrong && { ok: false, refusal: "unknown_in_filter", ...wrong };
}

/** Tells whether another segment than `except` has this name. */
export function isNameTaken(tx: Transaction, access: SiteAccess, name: string, except = 0): boolean {
  const isOther = and(eq(segments.siteId, access.siteId), eq(segments.name, name), ne(segments.id, except));
  return (
    isBuiltInName(name) || tx.select({ id: segments.id }).from(segments).where(isOther).get() !== undefined
  );
}

/** Matches a segment of the site by its id. */
export function isOurs(access: SiteAccess, id: number) {
  return and(eq(segments.id, id), eq(segments.siteId, access.siteId));
}

type SegmentAction = Extract<PlainAuditAction, `segment_${string}`>;

/** Records what was done to a segment, by its id alone. */
export function recordSegment(
  tx: Transaction,
  access: SiteAccess,
  action: SegmentAction,
  { id, now }: { id: number; now: number },
): void {
  const entry = { siteId: access.siteId, actorId: access.userId, action };
  recordAudit(tx, { ...entry, jobId: id, counts: {}, now });
}
