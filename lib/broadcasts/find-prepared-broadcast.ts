import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { broadcasts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { awaitBriefly } from "@/lib/jobs/await-briefly";
import { findPreparation, type PreparationReading } from "@/lib/preparations/find-preparation";
import type { BroadcastAudience, PreparedBroadcast } from "./broadcast-view";
import type { nobodySubscribed } from "./freeze-recipients";

/** Is what the dialog reads while recipients are counted and once they are. */
export type PreparedReading =
  | PreparationReading
  | ReturnType<typeof nobodySubscribed>
  | { ok: true; state: "prepared"; prepared: PreparedBroadcast }
  | { ok: false; refusal: "not_found" };

/**
 * Finds a broadcast that a dialog had prepared, or how far its recipients are counted. One that was sent, kept as a
 * draft or discarded is not found.
 */
export function findPreparedBroadcast(
  access: SiteAccess,
  db: Database,
  broadcastId: number,
  now: number,
): PreparedReading {
  const preparation = findPreparation(access, db, { table: "broadcasts", id: broadcastId }, now);
  if (preparation) return preparation;
  const found = db
    .select({ audience: broadcasts.audience })
    .from(broadcasts)
    .where(
      and(
        eq(broadcasts.id, broadcastId),
        eq(broadcasts.siteId, access.siteId),
        eq(broadcasts.status, "prepared"),
      ),
    )
    .get();
  if (!found) return { ok: false, refusal: "not_found" };
  const audience = JSON.parse(found.audience ?? "null") as BroadcastAudience;
  return { ok: true, state: "prepared", prepared: { broadcastId, audience } };
}

/** Finds a broadcast whose recipients the worker counts, and waits a moment for few of them. */
export function awaitPreparedBroadcast(
  access: SiteAccess,
  db: Database,
  broadcastId: number,
  now: () => number,
): Promise<PreparedReading> {
  const look = () => findPreparedBroadcast(access, db, broadcastId, now());
  return awaitBriefly(look, (found) => found.ok && found.state === "counting", now);
}
