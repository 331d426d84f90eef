import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { stripeSyncs } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";

/**
 * Queues a whole sync and returns its id, or that of the open one. `actorId` is null when a job asks for it; the
 * audit log then leaves it out, because jobs ask often.
 */
export function queueSync(db: Database, siteId: number, actorId: string | null, now: number): number {
  return write(db, (tx) => {
    const open = tx
      .select({ id: stripeSyncs.id })
      .from(stripeSyncs)
      .where(and(eq(stripeSyncs.siteId, siteId), inArray(stripeSyncs.status, ["queued", "running"])))
      .get();
    if (open) return open.id;
    const { id } = tx
      .insert(stripeSyncs)
      .values({
        siteId,
        status: "queued",
        phase: "customers",
        createdBy: actorId ?? "farewell",
        createdAt: now,
      })
      .returning({ id: stripeSyncs.id })
      .get();
    if (actorId !== null)
      recordAudit(tx, { siteId, actorId, action: "sync_started", jobId: id, counts: {}, now });
    return id;
  });
}
