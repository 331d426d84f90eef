import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { stripeSyncs } from "@/db/schema";
import { write } from "@/db/write";
import { noteSilence } from "@/lib/billing/provider/silent-sites";

/**
 * Pauses a sync whose Stripe is silent, longer each time, so that the syncs of other sites can run. `now` is the
 * time after the silence, which may have lasted longer than the pause.
 */
export function restSync(db: Database, sync: { id: number; siteId: number }, now: number): "unreachable" {
  const restMs = noteSilence(db, sync.siteId);
  write(db, (tx) => {
    tx.update(stripeSyncs)
      .set({ leaseOwner: "resting", leaseExpiresAt: now + restMs })
      .where(eq(stripeSyncs.id, sync.id))
      .run();
  });
  return "unreachable";
}
