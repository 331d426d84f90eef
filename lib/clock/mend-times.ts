import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { longestRestMs } from "@/lib/billing/provider/silent-sites";
import { longestWaitMs } from "@/lib/jobs/retry-budget";
import { longestPauseMs } from "@/lib/mail/outgoing/note-outcome";

interface Wait {
  table: string;
  /** Names the column that says until when something waits, and what else holds of a row that waits. */
  column: string;
  condition: string;
  /** Is the longest that anything is ever told to wait there. */
  mostMs: number;
}

const waits: readonly Wait[] = [
  { table: "job_failures", column: "retry_at", condition: "true", mostMs: longestWaitMs },
  {
    table: "outgoing_mail",
    column: "next_attempt_at",
    condition: "state IN ('queued', 'sending') AND seed IS NOT NULL",
    mostMs: longestPauseMs,
  },
  {
    table: "deletion_jobs",
    column: "paused_until",
    condition: "status IN ('queued', 'running', 'stopping')",
    mostMs: longestRestMs,
  },
  {
    table: "stripe_syncs",
    column: "lease_expires_at",
    condition: "lease_owner = 'resting'",
    mostMs: longestRestMs,
  },
];

/**
 * Ends what waits longer than anything is told to wait: it was noted before the clock was set back, and would otherwise
 * wait until the clock is there again. Returns how much that was.
 */
export function mendTimes(db: Database, now: number): number {
  const late = waits.filter(({ table, column, condition, mostMs }) =>
    prepared(db, `SELECT 1 FROM ${table} WHERE ${condition} AND ${column} > ? LIMIT 1`).get(now + mostMs),
  );
  if (late.length === 0) return 0;
  return write(db, (tx) => {
    let mended = 0;
    for (const { table, column, condition, mostMs } of late) {
      const isLate = `${condition} AND ${column} > @latest`;
      const update = prepared(tx, `UPDATE ${table} SET ${column} = @now WHERE ${isLate}`);
      mended += update.run({ now, latest: now + mostMs }).changes;
    }
    return mended;
  });
}
