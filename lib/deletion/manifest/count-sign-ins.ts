import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";

/**
 * Counts the contacts of a manifest whose email a member of the same site signs in with. Who signs in to other sites only
 * is none of this site's business. The cost grows with the members alone.
 */
export function countSignIns(db: Database, { id, siteId }: { id: number; siteId: number }): number {
  return preparedValue<number>(
    db,
    `SELECT count(*) FROM memberships AS member CROSS JOIN users ON users.id = member.user_id
     CROSS JOIN contacts ON contacts.site_id = member.site_id AND contacts.email = users.email
     CROSS JOIN deletion_items AS item ON item.job_id = @id AND item.contact_id = contacts.id
     WHERE member.site_id = @siteId`,
  ).one({ id, siteId });
}
