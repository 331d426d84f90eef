import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { ProviderUnreachable } from "@/lib/billing/provider/billing-provider";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import { isAnySiteSilent } from "@/lib/billing/provider/silent-sites";
import type { JobContext } from "@/lib/jobs/job-context";
import { LeaseLost, whileLeased } from "@/lib/jobs/lease";
import type { RunningJob } from "./count-outcome";
import { endPause, pauseDeletion, pauseSilentSite } from "./pause-deletion";
import { isStopRequested } from "./stop-deletion";

/**
 * Reads the payment account up to now, to prove that contacts erased as unbilled are unbilled. Returns the moment up
 * to which it was read; null where no account can be asked, which the receipt then says. Pauses the job and returns
 * "has_to_wait" while the provider is silent or a whole sync has to end first.
 */
export async function readBeforeErasing(
  context: JobContext,
  job: RunningJob,
): Promise<number | null | "has_to_wait"> {
  const { db } = context;
  if (isStopRequested(db, job.id)) return null;
  const reading = await whileLeased(context, job, () => readUnlessSilent(context, job.siteId));
  if (reading.kind === "silent") {
    pauseSilentSite(context, job, reading.reason);
    return "has_to_wait";
  }
  if (reading.kind === "waiting") {
    pauseDeletion(context, job, reading.reason);
    return "has_to_wait";
  }
  if (reading.kind === "read") endPause(db, job.siteId);
  const until = reading.kind === "read" ? reading.until : null;
  const problem = reading.kind === "unavailable" ? reading.reason : null;
  write(db, (tx) => {
    const { changes } = prepared(
      tx,
      `UPDATE deletion_jobs SET billing_read_until = ?, billing_read_problem = ? WHERE id = ? AND lease_owner = ?`,
    ).run(until, problem, job.id, job.leaseOwner);
    if (changes !== 1) throw new LeaseLost(`deletion ${job.id}`);
  });
  return until;
}

/** Asks the provider briefly first while any site is silent, because a long wait for one site delays the others. */
async function readUnlessSilent(
  context: JobContext,
  siteId: number,
): Promise<BillingReading | { kind: "silent"; reason: string }> {
  const { stripe } = context.providersOf(siteId);
  if (stripe && isAnySiteSilent(context.db) && !(await stripe.isAnswering()))
    return { kind: "silent", reason: "Stripe does not answer." };
  try {
    return await context.readBilling(siteId);
  } catch (error) {
    if (!(error instanceof ProviderUnreachable)) throw error;
    return { kind: "silent", reason: error.message };
  }
}
