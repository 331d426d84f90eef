import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { ActionRefusal } from "@/lib/auth/site-action";
import type { SelectionRefusal } from "@/lib/contacts/selection/refuse-selection";
import { findJobFailure } from "@/lib/jobs/retry-budget";
import { columnOf, type PreparationState, type PreparedJob } from "./preparation";
import type { PreparationProgress } from "./preparation-progress";

/** Is how far a preparation is, or why its job cannot be started. */
export type PreparationReading =
  | PreparationProgress
  | SelectionRefusal
  | Extract<ActionRefusal, { refusal: "unexpected" }>;

/**
 * Finds how far the preparation of a job of this site is. Returns undefined when there is none: the job is ready, or
 * was discarded, or is another site's.
 */
export function findPreparation(
  { siteId }: SiteAccess,
  db: Database,
  job: PreparedJob,
  now: number,
): PreparationReading | undefined {
  const row = prepared<{ id: number; status: string; state: string | null; refusal: string | null }>(
    db,
    `SELECT id, status, state, refusal FROM preparations WHERE ${columnOf[job.table]} = ? AND site_id = ?`,
  ).get(job.id, siteId);
  if (!row) return undefined;
  if (row.status === "failed") {
    const reference = findJobFailure(db, "preparations", row.id)?.reference ?? "";
    return { ok: false, refusal: "unexpected", reference };
  }
  if (row.refusal !== null) return JSON.parse(row.refusal);
  return progressOf(job.id, row.state === null ? undefined : JSON.parse(row.state), now);
}

function progressOf(jobId: number, state: PreparationState | undefined, now: number): PreparationProgress {
  if (!state || state.frozenBatches === 0)
    return { ok: true, state: "counting", jobId, counted: 0, share: 0, leftMs: null };
  const share = state.frozenBatches / Math.max(1, state.batchCount);
  const leftMs = Math.max(0, ((now - state.startedAt) / share) * (1 - share));
  return { ok: true, state: "counting", jobId, counted: state.frozenCount, share, leftMs };
}
