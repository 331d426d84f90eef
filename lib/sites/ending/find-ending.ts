import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { DeletionStatus } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";

/**
 * Is how far the end of a site is: its contacts are counted, wait for a second person, are being deleted, some are held,
 * the payment provider is asked once more, or everything but the site itself is gone.
 */
export type EndingPhase = "counting" | "awaiting_approval" | "deleting" | "held" | "rechecking" | "emptied";

export interface Ending {
  phase: EndingPhase;
  /** Names the deletion of its contacts, once there is one. */
  jobId: number | null;
  /** Tells whether nobody is erased yet, so that it can be called off. */
  canCallOff: boolean;
  /** Tells whether the receipt of that deletion is signed, so that it can be taken. */
  hasReceipt: boolean;
}

interface Row {
  jobId: number | null;
  endingBy: string | null;
  status: DeletionStatus | null;
  startedAt: number | null;
  held: number;
  isDue: number;
  revision: number | null;
  contacts: number;
  rechecks: number;
}

/** Returns how far the end of the site is; undefined while nobody asked for it. */
export function findEnding({ siteId }: Pick<SiteAccess, "siteId">, db: Database): Ending | undefined {
  const row = prepared<Row>(
    db,
    `SELECT job.id AS jobId, ending_by AS endingBy, job.status, job.started_at AS startedAt,
       coalesce((SELECT sum(needs_attention_count) FROM deletion_jobs INDEXED BY deletion_jobs_held
         WHERE site_id = sites.id AND needs_attention_count > 0), 0) AS held,
       coalesce(job.is_receipt_due, 0) AS isDue,
       (SELECT max(revision) FROM deletion_receipts WHERE job_id = job.id) AS revision,
       EXISTS (SELECT 1 FROM contacts WHERE site_id = sites.id) AS contacts,
       EXISTS (SELECT 1 FROM billing_rechecks
         WHERE site_id = sites.id AND state IN ('due', 'needs_attention')) AS rechecks
     FROM sites LEFT JOIN deletion_jobs AS job ON job.id = sites.ending_job_id
     WHERE sites.id = ? AND ending_at IS NOT NULL`,
  ).get(siteId);
  if (!row) return undefined;
  return {
    phase: phaseOf(row),
    jobId: row.status === null || row.status === "measuring" || row.status === "previewed" ? null : row.jobId,
    canCallOff: row.endingBy !== null && row.contacts === 1 && row.startedAt === null,
    hasReceipt: row.revision !== null && row.isDue === 0,
  };
}

function phaseOf({ status, held, contacts, rechecks, jobId, revision, isDue }: Row): EndingPhase {
  if (status === "awaiting_approval") return "awaiting_approval";
  if (status === "queued" || status === "running" || status === "stopping" || status === "failed")
    return "deleting";
  if (held > 0) return "held";
  if (contacts === 1) return "counting";
  if (rechecks === 1) return "rechecking";
  // The last receipt is signed a moment after the last contact is gone.
  if (jobId !== null && status === "completed" && (revision === null || isDue === 1)) return "deleting";
  return "emptied";
}
