import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { BillingProblem } from "@/lib/billing/provider/billing-provider";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import { queueSync } from "@/lib/billing/stripe/account/queue-sync";
import { isOurFailure } from "@/lib/billing/stripe/api/is-our-failure";
import type { ReadAccount } from "@/lib/billing/stripe/mirror/reading";
import { growingPause } from "@/lib/jobs/growing-pause";

const afterRefusalMs = 10 * 60_000;
const firstPauseMs = 60_000;
const longestPauseMs = 60 * 60_000;

/**
 * Queues a whole sync that has to end before anything is said of the account. After a refusal by Stripe it throws
 * BillingProblem with Stripe's message. After our own failure it waits longer each time, because nobody may be taken
 * for unbilled while the account is unknown.
 */
export function waitForSync(
  db: Database,
  { siteId, account }: ReadAccount,
  now: number,
): Extract<BillingReading, { kind: "waiting" }> {
  const failed = findFailed(db, { siteId, account });
  const isOurs = failed !== undefined && isOurFailure(failed.problem);
  const pauseMs = isOurs
    ? growingPause(countOurFailures(db, siteId) - 1, firstPauseMs, longestPauseMs)
    : afterRefusalMs;
  if (failed && now < failed.finishedAt + pauseMs) {
    if (!isOurs) throw new BillingProblem(failed.problem);
    return { kind: "waiting", account, reason: failed.problem };
  }
  queueSync(db, siteId, null, now);
  return { kind: "waiting", account, reason: "Everything in Stripe is being read first." };
}

/** Returns the site's newest sync if it failed. */
function findFailed(
  db: Database,
  { siteId, account }: ReadAccount,
): { problem: string; finishedAt: number } | undefined {
  return prepared<{ problem: string; finishedAt: number }>(
    db,
    `SELECT problem, finished_at AS finishedAt FROM stripe_syncs
     WHERE id = (SELECT max(id) FROM stripe_syncs WHERE site_id = @siteId) AND status = 'failed'
       AND (provider_account IS NULL OR provider_account = @account)`,
  ).get({ siteId, account });
}

/** Counts our consecutive failures up to the newest sync. */
function countOurFailures(db: Database, siteId: number): number {
  const problems = preparedValue<string | null>(
    db,
    `SELECT problem FROM stripe_syncs WHERE site_id = ? AND status IN ('completed', 'failed')
     ORDER BY id DESC LIMIT 10`,
  ).all(siteId);
  const other = problems.findIndex((problem) => problem === null || !isOurFailure(problem));
  return other < 0 ? problems.length : other;
}
