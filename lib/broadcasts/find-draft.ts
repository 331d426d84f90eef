import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { broadcasts } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { awaitBriefly } from "@/lib/jobs/await-briefly";
import { findPreparation, type PreparationReading } from "@/lib/preparations/find-preparation";
import type { BroadcastAudience, BroadcastDraft } from "./broadcast-view";
import type { nobodySubscribed } from "./freeze-recipients";

/** Is what the dialog reads while recipients are counted and once they are. */
export type DraftReading =
  | PreparationReading
  | ReturnType<typeof nobodySubscribed>
  | { ok: true; state: "prepared"; draft: BroadcastDraft }
  | { ok: false; refusal: "not_found" };

/** Finds a draft of this site, or how far its recipients are counted. One that was sent or discarded is not found. */
export function findDraft(access: SiteAccess, db: Database, broadcastId: number, now: number): DraftReading {
  const preparation = findPreparation(access, db, { table: "broadcasts", id: broadcastId }, now);
  if (preparation) return preparation;
  const draft = db
    .select({ audience: broadcasts.audience })
    .from(broadcasts)
    .where(
      and(
        eq(broadcasts.id, broadcastId),
        eq(broadcasts.siteId, access.siteId),
        eq(broadcasts.status, "draft"),
      ),
    )
    .get();
  if (!draft) return { ok: false, refusal: "not_found" };
  const audience = JSON.parse(draft.audience ?? "null") as BroadcastAudience;
  return { ok: true, state: "prepared", draft: { broadcastId, audience } };
}

/** Finds a draft whose recipients the worker counts, and waits a moment for few of them. */
export function awaitDraft(
  access: SiteAccess,
  db: Database,
  broadcastId: number,
  now: () => number,
): Promise<DraftReading> {
  const look = () => findDraft(access, db, broadcastId, now());
  return awaitBriefly(look, (found) => found.ok && found.state === "counting", now);
}
