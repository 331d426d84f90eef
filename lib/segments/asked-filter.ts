import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactFilter, contactFilter } from "@/lib/contacts/filter/contact-filter";
import { asFilterGroup } from "@/lib/contacts/filter/filter-group";
import { findWrongRule } from "@/lib/contacts/filter/filter-options";
import { joinTyped } from "@/lib/contacts/filter/typed-text";
import { withListDefaults } from "@/lib/contacts/list/contact-list-url";
import { parseFilter } from "@/lib/contacts/list/parse-list-url";
import { parseJson } from "@/lib/values/parse-json";

type Asked =
  | { ok: true; value: ContactFilter | undefined }
  | { ok: false; refusal: "not_found" }
  | Exclude<ReturnType<typeof parseFilter>, { ok: true }>;

/**
 * Reads the filter from a URL of the Contacts tab, which may name a saved segment by its id. Undefined when only the
 * browser knows it, because something was typed. Refuses a segment that is not the site's.
 */
export function askedFilter(access: SiteAccess, db: Database, parameters: URLSearchParams): Asked {
  if (parameters.has("typed") || lacksText(parameters.get("where"))) return { ok: true, value: undefined };
  const conditions = new URLSearchParams(parameters);
  conditions.delete("segment");
  const complete = withListDefaults(conditions);
  const segment = parameters.get("segment");
  if (segment === null || !complete.has("everyone")) return parseFilter(access, db, complete);
  return filterOfSegment(access, db, Number(segment));
}

function lacksText(where: string | null): boolean {
  const outline = where === null ? null : asFilterGroup(parseJson(where));
  return outline !== null && joinTyped(outline, undefined) === undefined;
}

function filterOfSegment(access: SiteAccess, db: Database, id: number): Asked {
  const found = db
    .select({ filter: segments.filter })
    .from(segments)
    .where(and(eq(segments.id, id), eq(segments.siteId, access.siteId)))
    .get();
  const filter = found && storedFilter(found.filter);
  if (!filter) return { ok: false, refusal: "not_found" };
  const wrong = findWrongRule(access, db, filter);
  return wrong ? { ok: false, refusal: "invalid_input", ...wrong } : { ok: true, value: filter };
}

/** Reads the filter of a segment as it is stored; undefined when it is damaged. */
export function storedFilter(stored: string): ContactFilter | undefined {
  return contactFilter.safeParse(parseJson(stored)).data;
}
