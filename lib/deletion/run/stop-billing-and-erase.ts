import pLimit from "p-limit";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { planCancellations } from "@/lib/billing/plan-cancellations";
import { planRefunds } from "@/lib/billing/plan-refunds";
import { ProviderUnreachable } from "@/lib/billing/provider/billing-provider";
import { stopBilling } from "@/lib/billing/stop-billing";
import { whileLeased } from "@/lib/jobs/lease";
import { yieldEachSlice } from "@/lib/jobs/time-slice";
import type { DeletionRun } from "./deletion-run";
import { eraseOrHold } from "./erase-or-hold";
import { holdContact } from "./hold-contact";
import { endPause } from "./pause-deletion";
import { isStopRequested } from "./stop-deletion";

const billingCallsAtOnce = 8;

/**
 * Stops the billing of contacts with something that charges, a few at once, and erases each one when its billing has
 * stopped.
 */
export async function stopBillingAndErase(run: DeletionRun, contactIds: number[]): Promise<void> {
  const { context, job, traces, keepLease, circuit } = run;
  const limit = pLimit(billingCallsAtOnce);
  const yieldIfDue = yieldEachSlice();
  const release = async (contactId: number) => {
    await yieldIfDue();
    keepLease();
    if (isStopRequested(context.db, job.id) && !isBegun(context.db, contactId)) return;
    if (circuit.isOpen && !isStopRequested(context.db, job.id)) return;
    for (const email of await releaseContact(run, contactId)) traces.emails.add(email);
  };
  const settled = await whileLeased(context, job, () =>
    Promise.allSettled(contactIds.map((contactId) => limit(() => release(contactId)))),
  );
  const failed = settled.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

/** Returns the emails of the contact when it was erased; none when it is held, was gone before, or has to wait. */
async function releaseContact(run: DeletionRun, contactId: number): Promise<string[]> {
  const { context, job, providers, circuit } = run;
  const { db, now } = context;
  for (;;) {
    write(db, (tx) => {
      prepared(tx, "UPDATE contacts SET being_erased_at = coalesce(being_erased_at, ?) WHERE id = ?").run(
        now(),
        contactId,
      );
      planRefunds(tx, job.id, contactId, now());
      planCancellations(tx, job.id, contactId, now());
    });
    try {
      const billing = await stopBilling(db, providers, job.id, contactId, now);
      circuit.answered();
      run.hasAnswered = true;
      endPause(db, job.siteId);
      if (!billing.stopped) {
        holdContact(db, job, contactId, billing.reason);
        return [];
      }
    } catch (error) {
      if (!(error instanceof ProviderUnreachable)) throw error;
      circuit.failed();
      run.silent.add(contactId);
      if (isStopRequested(db, job.id))
        holdContact(db, job, contactId, `${error.message} Whether billing has stopped is not known.`);
      return [];
    }
    const outcome = eraseOrHold(context, job, contactId);
    if (outcome.kind !== "still_billed") return outcome.kind === "deleted" ? outcome.emails : [];
  }
}

function isBegun(db: Database, contactId: number): boolean {
  const begunAt = preparedValue(db, "SELECT being_erased_at FROM contacts WHERE id = ?").get(contactId);
  return typeof begunAt === "number";
}
