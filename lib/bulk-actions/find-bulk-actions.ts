import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { bulkActionFailures, bulkActionItems, bulkActions, contacts, users } from "@/db/schema";
import type { Reader } from "@/db/write";
import { formerMember } from "@/lib/audit/former-member";
import type { SiteAccess } from "@/lib/auth/site-access";
import { awaitBriefly } from "@/lib/jobs/await-briefly";
import { findJobFailure } from "@/lib/jobs/retry-budget";
import { findPreparation, type PreparationReading } from "@/lib/preparations/find-preparation";
import { undoOf } from "./actions/action-kinds";
import type { StoredAction } from "./actions/bulk-action";
import { type BulkActionFailure, type BulkActionView, mostJobsListed } from "./bulk-action-view";

export type JobRow = typeof bulkActions.$inferSelect;

const mostFailures = 20;

/** Limits how long a bulk action can be looked at, started and undone. Then its contacts are dropped. */
export const jobKeptMs = 86_400_000;

export function isOld({ finishedAt, createdAt }: JobRow, now: number): boolean {
  return (finishedAt ?? createdAt) <= now - jobKeptMs;
}

/** Lists the newest started bulk actions of the site, running ones included. They are kept for a day. */
export function listBulkActions(access: SiteAccess, db: Database): BulkActionView[] {
  return readViews(access, db, inArray(bulkActions.status, ["running", "completed", "stopped", "failed"]));
}

/** Returns one bulk action of the site that was prepared or started. */
export function findBulkAction(access: SiteAccess, db: Database, jobId: number): BulkActionView | undefined {
  return readViews(access, db, and(eq(bulkActions.id, jobId), ne(bulkActions.status, "counting")))[0];
}

/** Is what the dialog reads while the contacts of an action are counted and once they are. */
export type BulkActionPlanReading =
  | PreparationReading
  | { ok: true; state: "prepared"; job: BulkActionView }
  | { ok: false; refusal: "not_found" };

/** Finds a prepared bulk action of this site, or how far its contacts are counted. A started one is not found. */
export function findBulkActionPlan(
  access: SiteAccess,
  db: Database,
  jobId: number,
  now: number,
): BulkActionPlanReading {
  const preparation = findPreparation(access, db, { table: "bulk_actions", id: jobId }, now);
  if (preparation) return preparation;
  const job = findBulkAction(access, db, jobId);
  return job?.status === "prepared"
    ? { ok: true, state: "prepared", job }
    : { ok: false, refusal: "not_found" };
}

/** Finds the plan of an action that the worker counts, and waits a moment for a short one. */
export function awaitBulkActionPlan(
  access: SiteAccess,
  db: Database,
  jobId: number,
  now: () => number,
): Promise<BulkActionPlanReading> {
  const look = () => findBulkActionPlan(access, db, jobId, now());
  return awaitBriefly(look, (found) => found.ok && found.state === "counting", now);
}

/** Returns a bulk action that was just written. Throws when it is gone. */
export function getBulkAction(access: SiteAccess, db: Database, jobId: number): BulkActionView {
  const job = findBulkAction(access, db, jobId);
  if (!job) throw new Error("the job that was just written is gone");
  return job;
}

export function findJobRow(db: Reader, access: SiteAccess, jobId: number): JobRow | undefined {
  return db
    .select()
    .from(bulkActions)
    .where(and(eq(bulkActions.id, jobId), eq(bulkActions.siteId, access.siteId)))
    .get();
}

/** Returns the job that undoes this one, or null. An undo that ended without changing anybody does not count. */
export function findUndoOf(db: Database, { id, siteId }: Pick<JobRow, "id" | "siteId">): number | null {
  const undo = preparedValue<number>(
    db,
    "SELECT id FROM bulk_actions WHERE site_id = ? AND undoes = ? AND (status = 'running' OR changed_count > 0)",
  ).get(siteId, id);
  return undo ?? null;
}

export function actionOf({ action }: Pick<JobRow, "action">): StoredAction {
  return JSON.parse(action) as StoredAction;
}

export function canUndo(job: JobRow, undoneBy: number | null): boolean {
  if (job.status !== "completed" && job.status !== "stopped") return false;
  if (job.undoes !== null || undoneBy !== null || job.changedCount === 0) return false;
  const action = actionOf(job);
  return undoOf(action.do) !== undefined && !("droppedTag" in action);
}

function readViews(access: SiteAccess, db: Database, condition: ReturnType<typeof and>): BulkActionView[] {
  const found = db
    .select({ job: bulkActions, createdBy: users.name })
    .from(bulkActions)
    .leftJoin(users, sql`${users.id} = coalesce(${bulkActions.startedBy}, ${bulkActions.createdBy})`)
    .where(and(eq(bulkActions.siteId, access.siteId), condition))
    .orderBy(desc(bulkActions.id))
    .limit(mostJobsListed)
    .all();
  return found.map(({ job, createdBy }) => viewOf(access, db, job, createdBy ?? formerMember));
}

function viewOf(access: SiteAccess, db: Database, job: JobRow, createdBy: string): BulkActionView {
  const action = actionOf(job);
  const undoneBy = findUndoOf(db, job);
  return {
    id: job.id,
    status: job.status as BulkActionView["status"],
    failure: job.status === "failed" ? (findJobFailure(db, "bulk_actions", job.id) ?? null) : null,
    isStopping: job.status === "running" && job.stoppedBy !== null,
    do: action.do,
    subject: subjectOf(access, db, action) ?? "",
    contactCount: job.contactCount,
    plannedCount: job.plannedCount,
    changedCount: job.changedCount,
    unchangedCount: job.unchangedCount,
    ...failuresOf(db, job.id),
    canUndo: canUndo(job, undoneBy),
    undoes: job.undoes,
    undoneBy,
    createdBy,
    createdAt: job.createdAt,
    finishedAt: job.finishedAt,
  };
}

function failuresOf(db: Database, jobId: number): Pick<BulkActionView, "failedCount" | "failures"> {
  const failedCount = countFailed(db, jobId);
  if (failedCount === 0) return { failedCount, failures: [] };
  const failures = db
    .select({ contactId: bulkActionItems.contactId, contact: contacts.email, state: bulkActionItems.state })
    .from(bulkActionItems)
    .leftJoin(contacts, eq(contacts.id, bulkActionItems.contactId))
    .where(and(eq(bulkActionItems.jobId, jobId), inArray(bulkActionItems.state, [...bulkActionFailures])))
    .orderBy(asc(bulkActionItems.contactId))
    .limit(mostFailures)
    .all()
    .map(({ state, ...failure }) => ({ ...failure, reason: state as BulkActionFailure }));
  return { failedCount, failures };
}

export function countFailed(db: Database, jobId: number): number {
  const states = bulkActionFailures.map((state) => `'${state}'`).join();
  return preparedValue<number>(
    db,
    `SELECT count(*) FROM bulk_action_items WHERE job_id = ? AND state IN (${states})`,
  ).one(jobId);
}

/**
 * Returns the name of the tag, sequence or offer; undefined when the site has none such, empty when the action is
 * about none.
 */
export function subjectOf(access: SiteAccess, db: Database, action: StoredAction): string | undefined {
  const named = (table: "tags" | "sequences" | "offers", id: number) =>
    preparedValue<string>(db, `SELECT name FROM ${table} WHERE id = ? AND site_id = ?`).get(
      id,
      access.siteId,
    );
  if ("tagId" in action)
    return named("tags", action.tagId) ?? ("droppedTag" in action ? action.droppedTag : undefined);
  if ("sequenceId" in action) return named("sequences", action.sequenceId);
  if ("offerId" in action) return named("offers", action.offerId);
  return "";
}
