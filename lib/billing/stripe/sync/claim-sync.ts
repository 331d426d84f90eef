import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { stripeSyncs } from "@/db/schema";

const leaseMs = 60_000;

export type Sync = typeof stripeSyncs.$inferSelect;

/**
 * Claims the open sync that no living process works on and that has waited longest since its last page. A claim
 * lasts for one page, so that the syncs of all sites alternate. One that ends later than any can was made before the clock
 * was set back.
 */
export function claimSync(db: Database, owner: string, now: number): Sync | undefined {
  return db
    .update(stripeSyncs)
    .set({ status: "running", leaseOwner: owner, leaseExpiresAt: now + leaseMs })
    .where(
      eq(
        stripeSyncs.id,
        sql`(SELECT id FROM stripe_syncs WHERE status IN ('queued', 'running')
             AND (lease_owner IS NULL OR lease_owner = ${owner} OR lease_expires_at <= ${now}
               OR (lease_owner <> 'resting' AND lease_expires_at > ${now + leaseMs}))
             ORDER BY coalesce(lease_expires_at, 0), id LIMIT 1)`,
      ),
    )
    .returning()
    .get();
}
