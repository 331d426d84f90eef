import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { contactJobFailures, contactJobItems, contactJobs, contacts, users } from "@/db/schema";
import type { Reader } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findJobFailure } from "@/lib/jobs/retry-budget";
import {
  type ContactJobFailure,
  type ContactJobView,
  mostJobsListed,
  type StoredAction,
  undoOf,
} from "./bulk-action";

export type JobRow = typeof contactJobs.$inferSelect;

const mostFailures = 20;

/** How long a job can be looked at, started and taken back. Then those it was about are dropped. */
export const jobKeptMs = 86_400_000;

export function isOld({ finishedAt, createdAt }: JobRow, now: number): boolean {
  return (finishedAt ?? createdAt) <= now - jobKeptMs;
}

/** The newest jobs of the site that were started, running ones included. They are kept for a day. */
export function listContactJobs(access: SiteAccess, db: Database): ContactJobView[] {
  return readViews(access, db, inArray(contactJobs.status, ["running", "completed", "stopped", "failed"]));
}

/** One job of the site that was prepared or started. */
export function findContactJob(access: SiteAccess, db: Database, jobId: number): ContactJobView | undefined {
  return readViews(access, db, and(eq(contactJobs.id, jobId), ne(contactJobs.status, "counting")))[0];
}

/** A job that was just written. */
export function getContactJob(access: SiteAccess, db: Database, jobId: number): ContactJobView {
  const job = findContactJob(access, db, jobId);
  if (!job) throw new Error("the job that was just written is gone");
  return job;
}

export function findJobRow(db: Reader, access: SiteAccess, jobId: number): JobRow | undefined {
  return db
    .select()
    .from(contactJobs)
    .where(and(eq(contactJobs.id, jobId), eq(contactJobs.siteId, access.siteId)))
    .get();
}

/** The job that takes this one back, if there is one: one that ended without changing anybody took nothing back. */
export function findUndoOf(db: Database, { id, siteId }: Pick<JobRow, "id" | "siteId">): number | null {
  const undo = prepared(
    db,
    "SELECT id FROM contact_jobs WHERE site_id = ? AND undoes = ? AND (status = 'running' OR changed_count > 0)",
  )
    .pluck()
    .get(siteId, id) as number | undefined;
  return undo ?? null;
}

export function actionOf({ action }: Pick<JobRow, "action">): StoredAction {
  return JSON.parse(action) as StoredAction;
}

export function canUndo(job: JobRow, undoneBy: number | null): boolean {
  if (job.status !== "completed" && job.status !== "stopped") return false;
  if (job.undoes !== null || undoneBy !== null || job.changedCount === 0) return false;
  return undoOf[actionOf(job).do] !== undefined;
}

function readViews(access: SiteAccess, db: Database, condition: ReturnType<typeof and>): ContactJobView[] {
  const found = db
    .select({ job: contactJobs, createdBy: users.name })
    .from(contactJobs)
    .leftJoin(users, sql`${users.id} = coalesce(${contactJobs.startedBy}, ${contactJobs.createdBy})`)
    .where(and(eq(contactJobs.siteId, access.siteId), condition))
    .orderBy(desc(contactJobs.id))
    .limit(mostJobsListed)
    .all();
  return found.map(({ job, createdBy }) => viewOf(access, db, job, createdBy ?? "someone who has left"));
}

function viewOf(access: SiteAccess, db: Database, job: JobRow, createdBy: string): ContactJobView {
  const action = actionOf(job);
  const undoneBy = findUndoOf(db, job);
  return {
    id: job.id,
    status: job.status as ContactJobView["status"],
    failure: job.status === "failed" ? (findJobFailure(db, "contact_jobs", job.id) ?? null) : null,
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

function failuresOf(db: Database, jobId: number): Pick<ContactJobView, "failedCount" | "failures"> {
  const failedCount = countFailed(db, jobId);
  if (failedCount === 0) return { failedCount, failures: [] };
  const failures = db
    .select({ contactId: contactJobItems.contactId, contact: contacts.email, state: contactJobItems.state })
    .from(contactJobItems)
    .leftJoin(contacts, eq(contacts.id, contactJobItems.contactId))
    .where(and(eq(contactJobItems.jobId, jobId), inArray(contactJobItems.state, [...contactJobFailures])))
    .orderBy(asc(contactJobItems.contactId))
    .limit(mostFailures)
    .all()
    .map(({ state, ...failure }) => ({ ...failure, reason: state as ContactJobFailure }));
  return { failedCount, failures };
}

export function countFailed(db: Database, jobId: number): number {
  const states = contactJobFailures.map((state) => `'${state}'`).join();
  return prepared(db, `SELECT count(*) FROM contact_job_items WHERE job_id = ? AND state IN (${states})`)
    .pluck()
    .get(jobId) as number;
}

/** The name of the tag, sequence or offer; undefined when the site has none such. */
export function subjectOf(access: SiteAccess, db: Database, action: StoredAction): string | undefined {
  const named = (table: "tags" | "sequences" | "offers", id: number) =>
    prepared(db, `SELECT name FROM ${table} WHERE id = ? AND site_id = ?`).pluck().get(id, access.siteId) as
      | string
      | undefined;
  if ("tagId" in action)
    return named("tags", action.tagId) ?? ("droppedTag" in action ? action.droppedTag : undefined);
  if ("sequenceId" in action) return named("sequences", action.sequenceId);
  if ("offerId" in action) return named("offers", action.offerId);
  return "";
}
