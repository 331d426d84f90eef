import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import type { WholeSite } from "./deletion-plan";

/** Bounds how many contacts outside a manifest are looked at to find out that all of them are hidden. */
const mostOutside = 100_000;

/**
 * Tells whether a manifest holds everyone on the site, or everyone but hidden contacts; undefined when someone who
 * is shown is not in it. Asks the daily totals first, which know the number of contacts of any site at once.
 */
export function findWholeSite(
  db: Database,
  { jobId, siteId, contactCount }: { jobId: number; siteId: number; contactCount: number },
): WholeSite | undefined {
  const total = preparedValue<number>(
    db,
    "SELECT coalesce(sum(added - deleted), 0) FROM contacts_daily WHERE site_id = ?",
  ).one(siteId);
  const outside = total - contactCount;
  if (outside <= 0) return { hiddenLeft: 0 };
  if (outside > mostOutside) return undefined;
  const hiddenLeft = preparedValue<number>(
    db,
    `SELECT count(*) FROM contacts INDEXED BY contacts_site_status
     WHERE site_id = @siteId AND hidden_at IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM deletion_items AS item WHERE item.job_id = @jobId AND item.contact_id = contacts.id)`,
  ).one({ jobId, siteId });
  return hiddenLeft === outside ? { hiddenLeft } : undefined;
}
