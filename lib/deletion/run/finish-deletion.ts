import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { openDatabaseFiles } from "@/lib/deletion/disk/database-files";
import type { DiskCheck } from "@/lib/deletion/disk/disk-check";
import { scrubPages } from "@/lib/deletion/disk/scrub-pages";
import { type ErasedEmails, searchFile } from "@/lib/deletion/disk/search-files";
import { searchWaitingLists } from "@/lib/imports/file/search-waiting-lists";
import type { JobContext } from "@/lib/jobs/job-context";
import { yieldToRequests } from "@/lib/jobs/time-slice";
import type { RunningJob } from "./count-outcome";
import { isStopRequested } from "./stop-deletion";

const itemsPerTransaction = 2000;
const mergePages = 50;
const checkpointAttempts = 40;

/**
 * Ends a deletion: empties the search index of the erased, truncates the write-ahead log, searches the files and
 * closes the job. Returns false, with the job open, when an owner gave it another contact meanwhile. It can be
 * repeated from the start.
 */
export async function finishDeletion(
  context: JobContext,
  job: RunningJob,
  erased: ErasedEmails,
  keepLease: () => void,
): Promise<boolean> {
  if (isStopRequested(context.db, job.id)) await keepRemaining(context.db, job.id, keepLease);
  await mergeSearchIndex(context.db, keepLease);
  await truncateLog(context.db, keepLease);
  await scrubPages(context.db, keepLease);
  const diskCheck = await checkDisk(context, job, erased, keepLease);
  const isClosed = close(context, job, diskCheck);
  // The lease was given up with the job.
  if (isClosed) await truncateLog(context.db, () => undefined);
  return isClosed;
}

/**
 * Keeps for good whomever a stopped deletion did not reach, so that a later retry of held contacts does not delete
 * them. Contacts whose billing was touched are finished first.
 */
async function keepRemaining(db: Database, jobId: number, keepLease: () => void): Promise<void> {
  const keepSome = `UPDATE deletion_items SET state = 'kept' WHERE job_id = @jobId AND contact_id IN (
       SELECT contact_id FROM deletion_items AS item WHERE job_id = @jobId AND state = 'pending' AND NOT EXISTS (
         SELECT 1 FROM contacts WHERE id = item.contact_id AND being_erased_at IS NOT NULL)
       ORDER BY contact_id LIMIT @most)`;
  for (;;) {
    keepLease();
    const { changes } = write(db, (tx) => prepared(tx, keepSome).run({ jobId, most: itemsPerTransaction }));
    if (changes === 0) return;
    await yieldToRequests();
  }
}

/** Merges the segments of FTS5, which drops its tombstones. Works in steps, because one merge can take long. */
async function mergeSearchIndex(db: Database, keepLease: () => void): Promise<void> {
  for (let pages = -mergePages; ; pages = mergePages) {
    keepLease();
    const changes = () => preparedValue<number>(db, "SELECT total_changes()").one();
    const before = changes();
    write(db, (tx) => {
      prepared(tx, "INSERT INTO contacts_fts (contacts_fts, rank) VALUES ('merge', ?)").run(pages);
    });
    if (changes() - before < 2) return;
    await yieldToRequests();
  }
}

/** Removes old pages: they stay in the log until it is truncated, which has to wait for readers in other processes. */
async function truncateLog(db: Database, keepLease: () => void): Promise<void> {
  for (let attempt = 1; attempt <= checkpointAttempts; attempt += 1) {
    keepLease();
    const [result] = db.$client.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
    if (result?.busy === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function checkDisk(
  { db, now }: JobContext,
  { siteId }: RunningJob,
  erased: ErasedEmails,
  keepLease: () => void,
): Promise<DiskCheck | null> {
  if (erased.count === 0 || db.$client.memory) return null;
  const files: DiskCheck["files"] = [];
  for (const file of openDatabaseFiles(db)) {
    const found = await searchFile(file, erased, (email) => isKnown(db, email));
    files.push({ name: file.name, byteCount: file.size(), foundCount: found.size });
  }
  const isSought = (email: string) => erased.holds(email) && !isKnown(db, email);
  const lists = await searchWaitingLists(db, siteId, isSought, keepLease);
  return { checkedAt: now(), addressCount: erased.count, files, lists };
}

/**
 * Tells whether the email is rightly there: on another site, of someone who came back, or of a person who signs in.
 */
function isKnown(db: Database, email: string): boolean {
  const known = preparedValue(
    db,
    `SELECT EXISTS (SELECT 1 FROM sites CROSS JOIN contacts ON site_id = sites.id AND email = @email)
         OR EXISTS (SELECT 1 FROM users WHERE email = @email)`,
  );
  return known.get({ email }) === 1;
}

/**
 * Closes the job. Returns false when a contact is to be deleted again, because an owner may have vouched for a held
 * contact since the last look.
 */
function close(context: JobContext, job: RunningJob, diskCheck: DiskCheck | null): boolean {
  const { db } = context;
  return write(db, (tx): boolean => {
    const pending = "SELECT 1 FROM deletion_items WHERE job_id = ? AND state = 'pending' LIMIT 1";
    if (prepared(tx, pending).get(job.id) !== undefined) return false;
    const closed = prepared<{
      status: string;
      deleted: number;
      alreadyGone: number;
      needsAttention: number;
      kept: number;
    }>(
      tx,
      `UPDATE deletion_jobs SET finished_at = @now, lease_owner = NULL, lease_expires_at = NULL,
         paused_until = NULL, pause_reason = NULL,
         status = CASE status WHEN 'stopping' THEN 'stopped' ELSE 'completed' END,
         kept_count = contact_count - deleted_count - already_gone_count - needs_attention_count,
         disk_check = coalesce(@diskCheck, disk_check)
       WHERE id = @id AND lease_owner = @leaseOwner
       RETURNING status, deleted_count AS deleted, already_gone_count AS alreadyGone,
         needs_attention_count AS needsAttention, kept_count AS kept`,
    ).get({
      now: context.now(),
      diskCheck: diskCheck && JSON.stringify(diskCheck),
      id: job.id,
      leaseOwner: job.leaseOwner,
    });
    if (!closed) return true;
    const { status, ...counts } = closed;
    const action = status === "stopped" ? "deletion_stopped" : "deletion_completed";
    recordAudit(tx, { siteId: job.siteId, actorId: null, action, jobId: job.id, counts, now: context.now() });
    return true;
  });
}
