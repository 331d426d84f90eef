import { prepared } from "@/db/prepared";
import type { Reader } from "@/db/write";
import { hasMailServer } from "@/lib/mail/sending/find-mail-server";
import { type Environment, env } from "@/lib/system/env";
import { hasPassed } from "@/lib/values/has-passed";
import { findEnding } from "./find-ending";

/** Is for how long a site is kept for a letter that no mail server takes, counted from when the receipt was signed. */
const keptForLetterMs = 900_000;

export interface LastReceipt {
  jobId: number;
  number: number;
  deletedCount: number;
  revision: number;
  signedAt: number;
  /** Is the receipt as it was signed. */
  document: string;
  /** Lists the owners and admins who were not sent it yet. */
  readers: { userId: string; email: string }[];
}

/**
 * Finds the last receipt of a site of which only the site itself is left, and who has still to get it. Undefined when
 * there is none, as where there was no contact, and where a ledger had the site deleted again.
 */
export function findLastReceipt(db: Reader, siteId: number): LastReceipt | undefined {
  const ending = findEnding({ siteId }, db);
  if (ending?.phase !== "emptied" || !ending.hasReceipt) return undefined;
  const receipt = prepared<Omit<LastReceipt, "readers">>(
    db,
    `SELECT job.id AS jobId, job.number, job.deleted_count AS deletedCount, receipt.revision,
       receipt.signed_at AS signedAt, receipt.document
     FROM sites CROSS JOIN deletion_jobs AS job ON job.id = sites.ending_job_id
       CROSS JOIN deletion_receipts AS receipt ON receipt.job_id = job.id
     WHERE sites.id = ? AND sites.ending_by IS NOT NULL AND sites.removing_at IS NULL
     ORDER BY receipt.revision DESC LIMIT 1`,
  ).get(siteId);
  if (!receipt) return undefined;
  const readers = prepared<LastReceipt["readers"][number]>(
    db,
    `SELECT users.id AS userId, users.email FROM memberships CROSS JOIN users ON users.id = memberships.user_id
     WHERE memberships.site_id = @siteId AND memberships.role IN ('owner', 'admin') AND NOT EXISTS (
       SELECT 1 FROM audit_log AS told WHERE told.site_id = @siteId AND told.job_id = @jobId
         AND told.action IN ('last_receipt_sent', 'last_receipt_refused') AND told.person_id = users.id)
     ORDER BY users.email`,
  ).all({ siteId, jobId: receipt.jobId });
  return { ...receipt, readers };
}

/** Tells whether a site is to be kept a little longer, because its last receipt is still on its way by mail. */
export function isReceiptOnItsWay(
  db: Reader,
  siteId: number,
  now: number,
  environment: Pick<Environment, "SMTP_URL" | "MAIL_FROM"> = env(),
): boolean {
  if (!hasMailServer(db, siteId, environment)) return false;
  const receipt = findLastReceipt(db, siteId);
  return (
    receipt !== undefined && receipt.readers.length > 0 && !hasPassed(keptForLetterMs, receipt.signedAt, now)
  );
}
