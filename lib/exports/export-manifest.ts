import { and, eq, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { contacts, deletionItems, deletionJobs } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type ContactDetails, eachContactWhere } from "@/lib/contacts/each-contact";

/**
 * A copy of those whom a manifest would delete, to be kept by the owner. Undefined for a manifest that is not the
 * site's. Of a deletion under way it holds who is still there.
 */
export function exportManifest(
  access: SiteAccess,
  db: Database,
  jobId: number,
): Iterable<ContactDetails> | undefined {
  const job = db
    .select({ id: deletionJobs.id })
    .from(deletionJobs)
    .where(
      and(
        eq(deletionJobs.id, jobId),
        eq(deletionJobs.siteId, access.siteId),
        ne(deletionJobs.status, "measuring"),
      ),
    )
    .get();
  if (!job) return undefined;
  const isIn = sql`${contacts.siteId} = ${access.siteId} AND EXISTS (SELECT 1 FROM ${deletionItems} AS item
    WHERE item.job_id = ${jobId} AND item.contact_id = ${contacts.id})`;
  return eachContactWhere(db, isIn);
}
