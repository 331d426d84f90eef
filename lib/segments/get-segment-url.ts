import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { contactFilter } from "@/lib/contacts/filter/contact-filter";
import { filterQuery } from "@/lib/contacts/list/contact-list-url";

/**
 * Returns the url that shows a saved segment. Links use the segment's id, since its filter may name a person. Falls
 * back to `/contacts` when the segment is not the site's or its row is damaged.
 */
export function getSegmentUrl(access: SiteAccess, db: Database, id: number): string {
  const found = db
    .select({ filter: segments.filter })
    .from(segments)
    .where(and(eq(segments.id, id), eq(segments.siteId, access.siteId)))
    .get();
  const filter = found && contactFilter.safeParse(parsed(found.filter)).data;
  return filter ? `/contacts?${filterQuery(filter)}` : "/contacts";
}

function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
