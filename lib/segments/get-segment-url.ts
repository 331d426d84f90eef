import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { segments } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { contactFilter } from "@/lib/contacts/filter/contact-filter";
import { filterQuery } from "@/lib/contacts/list/contact-list-url";

/**
 * The address that shows a saved segment. A link names it by its number, since its filter may name a person. For none of
 * the site, and where the row is damaged, that of the tab.
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
