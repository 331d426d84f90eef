import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";

/** Tells whether the site has a contact with this id. */
export function hasContact(access: SiteAccess, db: Database, id: number): boolean {
  return (
    prepared(db, "SELECT 1 FROM contacts WHERE id = ? AND site_id = ? AND erased_before_at IS NULL").get(
      id,
      access.siteId,
    ) !== undefined
  );
}
