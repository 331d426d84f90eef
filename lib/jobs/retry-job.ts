import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import type { BulkActionKind } from "@/lib/audit/audit-action";
import { recordAudit } from "@/lib/audit/record-audit";
import { refuseKind } from "@/lib/auth/bulk-action-permissions";
import { may } from "@/lib/auth/permissions";
import type { SiteAccess } from "@/lib/auth/site-access";
import { type LeasedTable, leasedTables } from "./lease";
import { clearJobFailure } from "./retry-budget";

export const failedJob = z.strictObject({
  table: z.enum(leasedTables),
  jobId: z.number().int().positive(),
});

export type RetryRefusal = { ok: false; refusal: "not_found" | "not_failed" | "not_allowed" };

/**
 * Resumes a job that was set aside, from where it was, with its whole retry budget. A bulk action needs the permission
 * of its kind, any other job that to retry jobs.
 */
export function retryJob(
  access: SiteAccess,
  db: Database,
  { table, jobId }: z.infer<typeof failedJob>,
  now: number,
): { ok: true } | RetryRefusal {
  const isBulkAction = table === "bulk_actions";
  if (!isBulkAction && !may(access, "jobs.retry")) return { ok: false, refusal: "not_allowed" };
  return write(db, (tx): { ok: true } | RetryRefusal => {
    const status = statusOf(access, tx, table, jobId);
    if (status === undefined) return { ok: false, refusal: "not_found" };
    const notAllowed = isBulkAction && refuseKind(access, kindOf(tx, jobId));
    if (notAllowed) return notAllowed;
    const before = preparedValue<string>(
      tx,
      "SELECT status FROM job_failures WHERE job_table = ? AND job_id = ?",
    ).get(table, jobId);
    if (status !== "failed" || before === undefined) return { ok: false, refusal: "not_failed" };
    prepared(tx, `UPDATE ${table} SET status = ? WHERE id = ?`).run(before, jobId);
    clearJobFailure(tx, table, jobId);
    const entry = { siteId: access.siteId, actorId: access.userId, action: "job_retried" as const };
    recordAudit(tx, { ...entry, counts: { [table]: 1 }, now });
    return { ok: true };
  });
}

function kindOf(db: Database, bulkActionId: number): BulkActionKind {
  const kind = preparedValue<BulkActionKind>(db, "SELECT action ->> 'do' FROM bulk_actions WHERE id = ?");
  return kind.one(bulkActionId);
}

function statusOf(access: SiteAccess, db: Database, table: LeasedTable, jobId: number): string | undefined {
  return preparedValue<string>(db, `SELECT status FROM ${table} WHERE id = ? AND site_id = ?`).get(
    jobId,
    access.siteId,
  );
}
