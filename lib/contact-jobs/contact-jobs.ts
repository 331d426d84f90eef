import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { contactJobItems, contactJobs, contacts } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { contactSelection, findWrongSelection, type WrongSelection } from "@/lib/contacts/contact-selection";
import { countMissing } from "@/lib/contacts/count-missing";
import { selectionPieces } from "@/lib/contacts/selection-pieces";
import { takeTag } from "@/lib/contacts/site-tags";
import { dropItems } from "@/lib/jobs/drop-items";
import { clearJobFailure } from "@/lib/jobs/retry-budget";
import { giveWay } from "@/lib/jobs/time-slice";
import { wouldChange } from "./act-on-contact";
import { auditContactJob } from "./audit-contact-job";
import { type BeginRefusal, beginJob } from "./begin-job";
import {
  type ContactAction,
  type ContactJobView,
  contactAction,
  type StoredAction,
  undoOf,
} from "./contact-action";
import { dropNewTag } from "./drop-new-tag";
import {
  actionOf,
  canUndo,
  findJobRow,
  findUndoOf,
  getContactJob,
  isOld,
  type JobRow,
  jobKeptMs,
  subjectOf,
} from "./find-contact-jobs";

export const jobPlan = z.strictObject({ selection: contactSelection, action: contactAction });
export const ofContactJob = z.strictObject({ jobId: z.number().int().positive() });

type Refused<Name extends string> = { ok: false; refusal: Name };
export type PrepareJobRefusal =
  | WrongSelection
  | Refused<"subject_not_found" | "not_allowed">
  | { ok: false; refusal: "contacts_not_found"; missingCount: number };
export type JobRefusal = BeginRefusal | Refused<"not_running" | "cannot_undo">;

/** Freezes whom an action is about and counts whom it would change. Changes nobody. Only owners export. */
export async function prepareContactJob(
  access: SiteAccess,
  db: Database,
  { selection, action }: z.infer<typeof jobPlan>,
  now: number,
): Promise<{ ok: true; job: ContactJobView } | PrepareJobRefusal> {
  if (action.do === "export" && access.role !== "owner") return { ok: false, refusal: "not_allowed" };
  const wrong = findWrongSelection(access, db, selection);
  if (wrong) return wrong;
  const missingCount = await countMissing(access, db, selection);
  if (missingCount > 0) return { ok: false, refusal: "contacts_not_found", missingCount };
  const stored = storedAction(access, db, action);
  if (!stored) return { ok: false, refusal: "subject_not_found" };
  const jobId = write(db, (tx) => insertJob(tx, access, stored, "counting", now));
  let contactCount = 0;
  let plannedCount = 0;
  for (const isInPiece of selectionPieces(access, db, selection, now)) {
    write(db, (tx) => {
      const listed = tx.all<{ contactId: number }>(
        sql`INSERT INTO ${contactJobItems} (job_id, contact_id, state)
            SELECT ${jobId}, ${contacts.id}, 'pending' FROM ${contacts} WHERE ${isInPiece} ORDER BY ${contacts.id}
            RETURNING contact_id AS contactId`,
      );
      contactCount += listed.length;
      for (const { contactId } of listed)
        if (wouldChange(db, { siteId: access.siteId, contactId }, stored)) plannedCount += 1;
    });
    await giveWay();
  }
  write(db, (tx) => {
    tx.update(contactJobs)
      .set({ status: "prepared", contactCount, plannedCount })
      .where(eq(contactJobs.id, jobId))
      .run();
  });
  return { ok: true, job: getContactJob(access, db, jobId) };
}

/** Queues what was prepared, and returns at once. A job runs once. An export begins when its file is asked for. */
export function startContactJob(
  access: SiteAccess,
  db: Database,
  { jobId }: z.infer<typeof ofContactJob>,
  now: number,
): { ok: true; job: ContactJobView } | JobRefusal {
  const refused = write(db, (tx) => beginJob(tx, access, { jobId, isExport: false, now }));
  return refused ?? { ok: true, job: getContactJob(access, db, jobId) };
}

/**
 * Ends a job where it is. What it changed stays changed, and can be taken back. Cancelling subscriptions ends when the
 * payment provider has answered what it was asked: only then is it known how many it came to.
 */
export function stopContactJob(
  access: SiteAccess,
  db: Database,
  { jobId }: z.infer<typeof ofContactJob>,
  now: number,
): { ok: true; job: ContactJobView } | JobRefusal {
  const stopped = write(db, (tx): { ok: true } | JobRefusal => {
    const job = findJobRow(tx, access, jobId);
    if (!job) return { ok: false, refusal: "not_found" };
    if (job.status === "stopped" || job.status === "completed") return { ok: true };
    if (job.status !== "running" && job.status !== "failed") return { ok: false, refusal: "not_running" };
    clearJobFailure(db, "contact_jobs", jobId);
    if (actionOf(job).do === "cancel_subscription" && isHeld(job, now)) {
      const stoppedBy = job.stoppedBy ?? access.userId;
      tx.update(contactJobs).set({ stoppedBy }).where(eq(contactJobs.id, jobId)).run();
      return { ok: true };
    }
    tx.update(contactJobs)
      .set({ status: "stopped", leaseOwner: null, finishedAt: now })
      .where(eq(contactJobs.id, jobId))
      .run();
    const counts = { contacts: job.changedCount };
    auditContactJob(tx, job, { phase: "stopped", actorId: access.userId, counts, now });
    return { ok: true };
  });
  return stopped.ok ? { ok: true, job: getContactJob(access, db, jobId) } : stopped;
}

/** Takes back what an ended job changed, by a job of its own, which begins by listing exactly those contacts. Once. */
export function undoContactJob(
  access: SiteAccess,
  db: Database,
  { jobId }: z.infer<typeof ofContactJob>,
  now: number,
): { ok: true; job: ContactJobView } | JobRefusal {
  const undone = write(db, (tx): { ok: true; jobId: number } | JobRefusal => {
    const job = findJobRow(tx, access, jobId);
    if (!job) return { ok: false, refusal: "not_found" };
    const done = actionOf(job);
    const opposite = undoOf[done.do];
    if (!opposite || isOld(job, now) || !canUndo(job, findUndoOf(db, job)))
      return { ok: false, refusal: "cannot_undo" };
    const undo = { ...done, do: opposite } as StoredAction;
    const { changedCount } = job;
    const undoId = insertJob(tx, access, undo, "running", now, jobId);
    tx.update(contactJobs)
      .set({ startedBy: access.userId, contactCount: changedCount, plannedCount: changedCount })
      .where(eq(contactJobs.id, undoId))
      .run();
    const counts = { contacts: changedCount };
    const entry = { phase: "started" as const, actorId: access.userId, counts, now };
    auditContactJob(tx, { ...job, id: undoId, action: JSON.stringify(undo), undoes: jobId }, entry);
    return { ok: true, jobId: undoId };
  });
  return undone.ok ? { ok: true, job: getContactJob(access, db, undone.jobId) } : undone;
}

/**
 * Drops one stretch of a job older than a day, with whom it was about: nobody takes it back any more. Call it again for
 * the next.
 */
export function discardOldContactJobs(db: Database, now: number): void {
  const job = prepared(
    db,
    `SELECT id, action FROM contact_jobs AS job WHERE status IN ('counting', 'prepared', 'completed', 'stopped', 'failed')
     AND coalesce(finished_at, created_at) <= ? AND NOT EXISTS (SELECT 1 FROM contact_jobs AS undo
       WHERE undo.site_id = job.site_id AND undo.undoes = job.id AND undo.status = 'running') LIMIT 1`,
  ).get(now - jobKeptMs) as Pick<JobRow, "id" | "action"> | undefined;
  if (!job) return;
  write(db, () => {
    clearJobFailure(db, "contact_jobs", job.id);
    if (!dropItems(db, "contact_job_items", job.id)) return;
    prepared(db, "DELETE FROM contact_jobs WHERE id = ?").run(job.id);
    dropNewTag(db, job.id, actionOf(job));
  });
}

/** Some process works on it. */
function isHeld({ leaseOwner, leaseExpiresAt }: JobRow, now: number): boolean {
  return leaseOwner !== null && (leaseExpiresAt ?? 0) > now;
}

function insertJob(
  tx: Transaction,
  access: SiteAccess,
  action: StoredAction,
  status: "counting" | "running",
  now: number,
  undoes: number | null = null,
): number {
  return tx
    .insert(contactJobs)
    .values({
      siteId: access.siteId,
      status,
      action: JSON.stringify(action),
      createdBy: access.userId,
      createdAt: now,
      undoes,
    })
    .returning({ id: contactJobs.id })
    .get().id;
}

/** With the tag, sequence or offer found in the site; undefined when it has none such. A new tag is made. */
function storedAction(access: SiteAccess, db: Database, action: ContactAction): StoredAction | undefined {
  if (action.do === "add_tag") {
    return write(db, (): StoredAction => {
      const newest = prepared(db, "SELECT coalesce(max(id), 0) FROM tags").pluck().get() as number;
      const tagId = takeTag(db, access.siteId, action.tag);
      return { do: "add_tag", tagId, ...(tagId > newest && { isNewTag: true }) };
    });
  }
  return subjectOf(access, db, action) === undefined ? undefined : action;
}
