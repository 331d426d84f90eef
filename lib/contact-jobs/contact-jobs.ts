import { and, asc, count, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { contactJobItems, contactJobs, contacts } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import {
  contactSelection,
  findWrongSelection,
  isSelected,
  type WrongSelection,
} from "@/lib/contacts/contact-selection";
import { giveWay } from "@/lib/jobs/time-slice";
import { wouldChange } from "./act-on-contact";
import { type ContactAction, type ContactJobView, contactAction, type StoredAction } from "./contact-action";

export const jobPlan = z.strictObject({ selection: contactSelection, action: contactAction });
export const ofContactJob = z.strictObject({ jobId: z.number().int().positive() });

const contactsPerTransaction = 1000;
const keptMs = 86_400_000;

type Refused<Name extends string> = { ok: false; refusal: Name };
export type PrepareJobRefusal =
  | WrongSelection
  | Refused<"subject_not_found">
  | { ok: false; refusal: "contacts_not_found"; missingCount: number };
export type JobRefusal = Refused<"not_found" | "already_started" | "not_running" | "cannot_undo">;

/** Freezes whom an action is about and counts whom it would change. Changes nobody. */
export async function prepareContactJob(
  access: SiteAccess,
  db: Database,
  { selection, action }: z.infer<typeof jobPlan>,
  now: number,
): Promise<{ ok: true; job: ContactJobView } | PrepareJobRefusal> {
  const wrong = findWrongSelection(access, db, selection);
  if (wrong) return wrong;
  if (selection.kind === "ids" && !selection.withoutMissing) {
    const found = db
      .select({ total: count() })
      .from(contacts)
      .where(isSelected(access, selection, now))
      .get();
    const missingCount = new Set(selection.ids).size - (found?.total ?? 0);
    if (missingCount > 0) return { ok: false, refusal: "contacts_not_found", missingCount };
  }
  const stored = storedAction(access, db, action);
  if (!stored) return { ok: false, refusal: "subject_not_found" };
  const jobId = write(db, (tx) => insertJob(tx, access, stored, "counting", now));
  let contactCount = 0;
  let plannedCount = 0;
  for (let after = 0; ; await giveWay()) {
    const ids = db
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(isSelected(access, selection, now), gt(contacts.id, after)))
      .orderBy(asc(contacts.id))
      .limit(contactsPerTransaction)
      .all()
      .map(({ id }) => id);
    write(db, () => {
      for (const contactId of ids) {
        prepared(
          db,
          "INSERT INTO contact_job_items (job_id, contact_id, state) VALUES (?, ?, 'pending')",
        ).run(jobId, contactId);
        if (wouldChange(db, { siteId: access.siteId, contactId }, stored)) plannedCount += 1;
      }
    });
    contactCount += ids.length;
    const last = ids.at(-1);
    if (last === undefined || ids.length < contactsPerTransaction) break;
    after = last;
  }
  write(db, (tx) => {
    tx.update(contactJobs)
      .set({ status: "prepared", contactCount, plannedCount })
      .where(eq(contactJobs.id, jobId))
      .run();
  });
  return { ok: true, job: getJob(access, db, jobId) };
}

/** Queues what was prepared, and returns at once. A job runs once. */
export function startContactJob(
  access: SiteAccess,
  db: Database,
  { jobId }: z.infer<typeof ofContactJob>,
  now: number,
): { ok: true; job: ContactJobView } | JobRefusal {
  const started = write(db, (tx): { ok: true } | JobRefusal => {
    const job = find(tx, access, jobId);
    if (!job || job.status === "counting") return { ok: false, refusal: "not_found" };
    if (job.status !== "prepared") return { ok: false, refusal: "already_started" };
    tx.update(contactJobs).set({ status: "running" }).where(eq(contactJobs.id, jobId)).run();
    recordAudit(tx, auditOf(access, job.id, JSON.parse(job.action), "started", job.plannedCount, now));
    return { ok: true };
  });
  return started.ok ? { ok: true, job: getJob(access, db, jobId) } : started;
}

/** Ends a job where it is. What it changed stays changed, and can be taken back. */
export function stopContactJob(
  access: SiteAccess,
  db: Database,
  { jobId }: z.infer<typeof ofContactJob>,
  now: number,
): { ok: true; job: ContactJobView } | JobRefusal {
  const stopped = write(db, (tx): { ok: true } | JobRefusal => {
    const job = find(tx, access, jobId);
    if (!job) return { ok: false, refusal: "not_found" };
    if (job.status === "stopped") return { ok: true };
    if (job.status !== "running") return { ok: false, refusal: "not_running" };
    tx.update(contactJobs)
      .set({ status: "stopped", leaseOwner: null, finishedAt: now })
      .where(eq(contactJobs.id, jobId))
      .run();
    recordAudit(tx, auditOf(access, job.id, JSON.parse(job.action), "stopped", job.changedCount, now));
    return { ok: true };
  });
  return stopped.ok ? { ok: true, job: getJob(access, db, jobId) } : stopped;
}

const opposites: Partial<Record<StoredAction["do"], StoredAction["do"]>> = {
  add_tag: "remove_tag",
  remove_tag: "add_tag",
  join_sequence: "leave_sequence",
  leave_sequence: "join_sequence",
  grant_offer: "revoke_offer",
  revoke_offer: "restore_offer",
};

/** Takes back what an ended job changed, by a job of its own on exactly those contacts. Once. */
export function undoContactJob(
  access: SiteAccess,
  db: Database,
  { jobId }: z.infer<typeof ofContactJob>,
  now: number,
): { ok: true; job: ContactJobView } | JobRefusal {
  const undone = write(db, (tx): { ok: true; jobId: number } | JobRefusal => {
    const job = find(tx, access, jobId);
    if (!job) return { ok: false, refusal: "not_found" };
    const action = JSON.parse(job.action) as StoredAction;
    const opposite = opposites[action.do];
    if (!opposite || !canUndo(tx, job)) return { ok: false, refusal: "cannot_undo" };
    const undo = { ...action, do: opposite } as StoredAction;
    const undoId = insertJob(tx, access, undo, "running", now, jobId);
    const { changes } = tx.run(
      sql`INSERT INTO ${contactJobItems} (job_id, contact_id, state)
          SELECT ${undoId}, contact_id, 'pending' FROM ${contactJobItems} WHERE job_id = ${jobId} AND state = 'changed'`,
    );
    tx.update(contactJobs)
      .set({ contactCount: changes, plannedCount: changes })
      .where(eq(contactJobs.id, undoId))
      .run();
    recordAudit(tx, auditOf(access, undoId, undo, "started", changes, now));
    return { ok: true, jobId: undoId };
  });
  return undone.ok ? { ok: true, job: getJob(access, db, undone.jobId) } : undone;
}

/** One job of the site that was prepared or started. */
export function findContactJob(access: SiteAccess, db: Database, jobId: number): ContactJobView | undefined {
  const job = find(db, access, jobId);
  if (!job || job.status === "counting") return undefined;
  const action = JSON.parse(job.action) as StoredAction;
  return {
    id: job.id,
    status: job.status,
    do: action.do,
    subject: subjectOf(access, db, action) ?? "",
    contactCount: job.contactCount,
    plannedCount: job.plannedCount,
    changedCount: job.changedCount,
    unchangedCount: job.unchangedCount,
    canUndo: canUndo(db, job),
  };
}

/** Jobs older than a day, with whom they were about: nobody takes them back any more. */
export function discardOldContactJobs(db: Database, now: number): void {
  const old = prepared(
    db,
    "SELECT id FROM contact_jobs WHERE status IN ('counting', 'prepared', 'completed', 'stopped') AND created_at <= ?",
  )
    .pluck()
    .all(now - keptMs) as number[];
  for (const id of old) write(db, () => void prepared(db, "DELETE FROM contact_jobs WHERE id = ?").run(id));
}

function getJob(access: SiteAccess, db: Database, jobId: number): ContactJobView {
  const job = findContactJob(access, db, jobId);
  if (!job) throw new Error("the job that was just written is gone");
  return job;
}

function find(db: Database | Transaction, access: SiteAccess, jobId: number) {
  return db
    .select()
    .from(contactJobs)
    .where(and(eq(contactJobs.id, jobId), eq(contactJobs.siteId, access.siteId)))
    .get();
}

function canUndo(db: Database | Transaction, job: typeof contactJobs.$inferSelect): boolean {
  if (job.status !== "completed" && job.status !== "stopped") return false;
  if (job.undoes !== null || job.changedCount === 0) return false;
  const { do: done } = JSON.parse(job.action) as StoredAction;
  if (!opposites[done]) return false;
  const undone = db
    .select({ id: contactJobs.id })
    .from(contactJobs)
    .where(and(eq(contactJobs.siteId, job.siteId), eq(contactJobs.undoes, job.id)))
    .get();
  return undone === undefined;
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
    const tagId = write(db, () => {
      prepared(db, "INSERT OR IGNORE INTO tags (site_id, name) VALUES (?, ?)").run(access.siteId, action.tag);
      return prepared(db, "SELECT id FROM tags WHERE site_id = ? AND name = ?")
        .pluck()
        .get(access.siteId, action.tag) as number;
    });
    return { do: "add_tag", tagId };
  }
  return subjectOf(access, db, action) === undefined ? undefined : action;
}

function subjectOf(access: SiteAccess, db: Database, action: StoredAction): string | undefined {
  const named = (table: "tags" | "sequences" | "offers", id: number) =>
    prepared(db, `SELECT name FROM ${table} WHERE id = ? AND site_id = ?`).pluck().get(id, access.siteId) as
      | string
      | undefined;
  if ("tagId" in action) return named("tags", action.tagId);
  if ("sequenceId" in action) return named("sequences", action.sequenceId);
  if ("offerId" in action) return named("offers", action.offerId);
  return "";
}

function auditOf(
  access: SiteAccess,
  jobId: number,
  action: StoredAction,
  what: "started" | "stopped",
  contactCount: number,
  now: number,
) {
  return {
    siteId: access.siteId,
    actorId: access.userId,
    action: `${action.do}_${what}` as const,
    jobId,
    counts: { contacts: contactCount },
    now,
  };
}
