import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "@/db/open-database";
import { bulkActions } from "@/db/schema";
import { write } from "@/db/write";
import { refuseKind } from "@/lib/auth/bulk-action-permissions";
import type { SiteAccess } from "@/lib/auth/site-access";
import { undoOf } from "./actions/action-kinds";
import type { StoredAction } from "./actions/bulk-action";
import { auditBulkAction } from "./audit-bulk-action";
import type { JobRefusal, ofBulkAction } from "./begin-bulk-action";
import type { BulkActionView } from "./bulk-action-view";
import { actionOf, canUndo, findJobRow, findUndoOf, getBulkAction, isOld } from "./find-bulk-actions";
import { insertBulkAction } from "./insert-bulk-action";

/** Undoes an ended bulk action, once, by a job of its own that begins by listing exactly the changed contacts. */
export function undoBulkAction(
  access: SiteAccess,
  db: Database,
  { jobId }: z.infer<typeof ofBulkAction>,
  now: number,
): { ok: true; job: BulkActionView } | JobRefusal {
  const undone = write(db, (tx): { ok: true; jobId: number } | JobRefusal => {
    const job = findJobRow(tx, access, jobId);
    if (!job) return { ok: false, refusal: "not_found" };
    const done = actionOf(job);
    const notAllowed = refuseKind(access, done.do);
    if (notAllowed) return notAllowed;
    const opposite = undoOf(done.do);
    if (!opposite || isOld(job, now) || !canUndo(job, findUndoOf(tx, job)))
      return { ok: false, refusal: "cannot_undo" };
    const undo = { ...done, do: opposite } as StoredAction;
    const { changedCount } = job;
    const undoId = insertBulkAction(tx, access, undo, "running", now, jobId);
    tx.update(bulkActions)
      .set({ startedBy: access.userId, contactCount: changedCount, plannedCount: changedCount })
      .where(eq(bulkActions.id, undoId))
      .run();
    const counts = { contacts: changedCount };
    const entry = { phase: "started" as const, actorId: access.userId, counts, now };
    auditBulkAction(tx, { ...job, id: undoId, action: JSON.stringify(undo), undoes: jobId }, entry);
    return { ok: true, jobId: undoId };
  });
  return undone.ok ? { ok: true, job: getBulkAction(access, db, undone.jobId) } : undone;
}
