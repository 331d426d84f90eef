import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { markCanceled } from "@/lib/billing/confirmed/mark-canceled";
import { listLiveSubscriptions } from "@/lib/billing/plan-cancellations";
import { BillingCircuit } from "@/lib/billing/provider/billing-circuit";
import {
  BillingProblem,
  type BillingProviders,
  ProviderUnreachable,
} from "@/lib/billing/provider/billing-provider";
import { isOfAnotherAccount } from "@/lib/billing/provider/is-of-another-account";
import { forEachAtOnce } from "@/lib/jobs/for-each-at-once";
import type { JobContext } from "@/lib/jobs/job-context";
import { type LeasedJob, whileLeased } from "@/lib/jobs/lease";
import { yieldEachSlice } from "@/lib/jobs/time-slice";
import { wouldChange } from "./apply-bulk-action";
import { endBulkAction } from "./audit-bulk-action";
import type { BulkActionFailure } from "./bulk-action-view";

const contactsPerRead = 100;
const callsAtOnce = 8;

type Outcome = "changed" | "unchanged" | BulkActionFailure;

/**
 * Cancels the live subscriptions of each contact of a claimed job, and believes the provider only when read back. A
 * killed run can run again: cancelling twice succeeds. Ends as stopped when the provider does not answer several
 * times in a row or the owner asked; contacts not reached stay pending.
 */
export async function cancelSubscriptions(context: JobContext, job: LeasedJob): Promise<void> {
  const { db, now, providersOf } = context;
  const providers = providersOf(job.siteId);
  const circuit = new BillingCircuit();
  const goesOn = () => !circuit.isOpen && isOurs(db, job);
  const yieldIfDue = yieldEachSlice();
  const settle = async (contactId: number) => {
    await yieldIfDue();
    if (!goesOn()) return;
    const outcome = await cancelAllOf(db, providers, job, contactId, now);
    if (outcome === "unreachable") circuit.failed();
    // The provider was not asked about the other contacts, so they say nothing about whether it answers.
    else if (outcome !== "unchanged" && outcome !== "unconnected" && outcome !== "unknown")
      circuit.answered();
    note(db, job, contactId, outcome);
  };
  await whileLeased(context, job, async () => {
    for (let ids = listPending(db, job.id); ids.length > 0 && goesOn(); ids = listPending(db, job.id))
      await forEachAtOnce(ids, callsAtOnce, settle);
  });
  const status = listPending(db, job.id).length === 0 ? "completed" : "stopped";
  write(db, (tx) => endBulkAction(tx, job, { status, now: now() }));
}

async function cancelAllOf(
  db: Database,
  providers: BillingProviders,
  { siteId }: LeasedJob,
  contactId: number,
  now: () => number,
): Promise<Outcome> {
  if (!wouldChange(db, { siteId, contactId }, { do: "cancel_subscription" })) return "unchanged";
  let worst: Outcome = "changed";
  for (const subscription of listLiveSubscriptions(db, contactId)) {
    const { provider: name, providerSubscriptionId } = subscription;
    const provider = providers[name];
    if (!provider) {
      worst = "unconnected";
      continue;
    }
    try {
      if (isOfAnotherAccount(subscription, await provider.account())) {
        worst = "unknown";
        continue;
      }
      await provider.cancelSubscription(providerSubscriptionId);
      const reading = await provider.readSubscription(providerSubscriptionId);
      if (reading === "active") worst = "refused";
      else if (reading === "missing") worst = "unknown";
      else write(db, (tx) => markCanceled(tx, name, providerSubscriptionId, now()));
    } catch (error) {
      if (error instanceof ProviderUnreachable) return "unreachable";
      if (!(error instanceof BillingProblem)) throw error;
      worst = "refused";
    }
  }
  return worst;
}

/**
 * Tells whether this process still works on the job. Is false when the owner has asked it to stop or another process
 * has taken it over.
 */
function isOurs(db: Database, job: LeasedJob): boolean {
  const owner = preparedValue(
    db,
    "SELECT lease_owner FROM bulk_actions WHERE id = ? AND stopped_by IS NULL",
  ).get(job.id);
  return owner === job.leaseOwner;
}

/** Notes the outcome of a contact, even after a stop was requested, because the provider has already acted. */
function note(db: Database, job: LeasedJob, contactId: number, outcome: Outcome): void {
  write(db, (tx) => {
    const { changes } = prepared(
      tx,
      "UPDATE bulk_action_items SET state = ? WHERE job_id = ? AND contact_id = ? AND state = 'pending'",
    ).run(outcome, job.id, contactId);
    if (changes !== 1 || (outcome !== "changed" && outcome !== "unchanged")) return;
    prepared(tx, `UPDATE bulk_actions SET ${outcome}_count = ${outcome}_count + 1 WHERE id = ?`).run(job.id);
  });
}

function listPending(db: Database, jobId: number): number[] {
  return preparedValue<number>(
    db,
    "SELECT contact_id FROM bulk_action_items WHERE job_id = ? AND state = 'pending' ORDER BY contact_id LIMIT ?",
  ).all(jobId, contactsPerRead);
}
