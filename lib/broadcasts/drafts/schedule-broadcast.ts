import { TZDate } from "@date-fns/tz";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { broadcasts } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { refuseUnready, type StartRefusal } from "./start-broadcast";
import { findOwn } from "./write-drafts";

const furthestMs = 366 * 86_400_000;

export const scheduledTime = z.strictObject({
  broadcastId: z.number().int().positive(),
  /** Is a day and a time of that day as the clocks of the site's time zone show them. */
  day: z.iso.date("a day such as 2026-01-31"),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time such as 09:30"),
});

export type ScheduleRefusal = StartRefusal | { ok: false; refusal: "in_the_past" | "too_far" };

/**
 * Sets or changes when a draft is sent, in the time zone of the site. A time that its clocks skip is the same time
 * after the change of clocks. Refuses a time that has passed or is more than a year ahead, and an unfinished draft.
 */
export function scheduleBroadcast(
  access: SiteAccess,
  db: Database,
  { broadcastId, day, time }: z.infer<typeof scheduledTime>,
  now: number,
): { ok: true; scheduledAt: number } | ScheduleRefusal {
  return write(db, (tx): { ok: true; scheduledAt: number } | ScheduleRefusal => {
    const found = findOwn(tx, access, broadcastId);
    if (!found) return { ok: false, refusal: "not_found" };
    const refused = refuseUnready(access, tx, found);
    if (refused) return refused;
    const zone = preparedValue<string>(tx, "SELECT time_zone FROM sites WHERE id = ?").one(access.siteId);
    const scheduledAt = instantOf(day, time, zone);
    if (scheduledAt <= now) return { ok: false, refusal: "in_the_past" };
    if (scheduledAt > now + furthestMs) return { ok: false, refusal: "too_far" };
    tx.update(broadcasts)
      .set({ status: "scheduled", scheduledAt, startedBy: access.userId, problem: null })
      .where(eq(broadcasts.id, broadcastId))
      .run();
    recordAudit(tx, { ...entryOf(access, broadcastId, now), action: "broadcast_scheduled" });
    return { ok: true, scheduledAt };
  });
}

/** Makes a scheduled broadcast a draft again, which nothing sends. One that has begun is not scheduled any more. */
export function unscheduleBroadcast(
  access: SiteAccess,
  db: Database,
  { broadcastId }: { broadcastId: number },
  now: number,
): { ok: true } | { ok: false; refusal: "not_found" | "not_scheduled" } {
  return write(db, (tx): { ok: true } | { ok: false; refusal: "not_found" | "not_scheduled" } => {
    const found = findOwn(tx, access, broadcastId);
    if (!found) return { ok: false, refusal: "not_found" };
    if (found.status === "draft") return { ok: true };
    if (found.status !== "scheduled") return { ok: false, refusal: "not_scheduled" };
    tx.update(broadcasts)
      .set({ status: "draft", scheduledAt: null, startedBy: null })
      .where(eq(broadcasts.id, broadcastId))
      .run();
    recordAudit(tx, { ...entryOf(access, broadcastId, now), action: "broadcast_unscheduled" });
    return { ok: true };
  });
}

function entryOf({ siteId, userId: actorId }: SiteAccess, jobId: number, now: number) {
  return { siteId, actorId, jobId, counts: {}, now };
}

function instantOf(day: string, time: string, zone: string): number {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return new TZDate(year, month - 1, date, hour, minute, zone).getTime();
}
