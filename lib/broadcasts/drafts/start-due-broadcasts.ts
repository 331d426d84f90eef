import { and, asc, eq, gt, lte } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { broadcasts } from "@/db/schema";
import { write } from "@/db/write";
import { jobAccess } from "@/lib/auth/job-access";
import { isEnding } from "@/lib/sites/is-ending";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { logUnexpected } from "@/lib/system/log";
import { mostLateMs, type StartProblem } from "../broadcast-view";
import { begin, type StartRefusal } from "./start-broadcast";

/**
 * Starts every scheduled broadcast whose time has come, each once. One that is more than a day late waits for its
 * owner, others for a mail server, or until the end of the site is called off. What cannot start becomes a draft again.
 */
export function startDueBroadcasts(
  db: Database,
  now: number,
  hasMailServer: (siteId: number) => boolean,
): void {
  const isDue = and(
    eq(broadcasts.status, "scheduled"),
    lte(broadcasts.scheduledAt, now),
    gt(broadcasts.scheduledAt, now - mostLateMs),
  );
  const due = db
    .select({ id: broadcasts.id, siteId: broadcasts.siteId })
    .from(broadcasts)
    .where(isDue)
    .orderBy(asc(broadcasts.scheduledAt), asc(broadcasts.id))
    .all();
  for (const { id, siteId } of due) if (hasMailServer(siteId) && !isEnding(db, siteId)) startOne(db, id, now);
}

function startOne(db: Database, id: number, now: number): void {
  try {
    write(db, (tx) => {
      const found = tx.select().from(broadcasts).where(eq(broadcasts.id, id)).get();
      if (found?.status !== "scheduled" || isEnding(tx, found.siteId)) return;
      const access = jobAccess({ siteId: found.siteId, userId: found.startedBy ?? "" });
      const begun = begin(tx, access, found, now);
      if (!begun.ok) giveBack(tx, id, problemOf(begun.refusal));
    });
  } catch (error) {
    if (storageFaultOf(error)) throw error;
    logUnexpected(error);
    write(db, (tx) => giveBack(tx, id, "unexpected"));
  }
}

function problemOf(refusal: StartRefusal["refusal"]): StartProblem {
  return refusal === "segment_gone" || refusal === "segment_too_costly" ? refusal : "target_missing";
}

function giveBack(tx: Parameters<Parameters<typeof write>[1]>[0], id: number, problem: StartProblem): void {
  tx.update(broadcasts).set({ status: "draft", problem }).where(eq(broadcasts.id, id)).run();
}
