import { write } from "@/db/write";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import { readBriefly } from "@/lib/billing/stripe/read/read-up-to-now";
import { countMissingInJob } from "@/lib/contacts/selection/freeze-selection";
import type { JobContext } from "@/lib/jobs/job-context";
import { type LeasedJob, whileLeased } from "@/lib/jobs/lease";
import { countFrozen } from "./count-frozen";
import { freezeContacts } from "./freeze-contacts";
import { type CountingState, getRequest, newCount } from "./manifest-request";
import { noteCounting } from "./note-counting";
import { publishManifest, refuseManifest } from "./publish-manifest";

/** Limits how long whoever opens the dialog waits for the payment provider. */
const billingReadMs = 3000;

/**
 * Makes a manifest of a claimed request: freezes the ids, asks the payment provider, counts what belongs to each,
 * and closes it with a digest over it all. Goes on where a killed count stopped, and leaves its turn to shorter
 * ones. Throws LeaseLost when it was discarded or another process took over.
 */
export async function measureManifest(context: JobContext, job: LeasedJob): Promise<void> {
  const { db } = context;
  const request = getRequest(db, job.id);
  const missingCount = request.state ? 0 : await countMissingInJob(context, job, request);
  if (missingCount > 0) {
    const refusal = { ok: false, refusal: "contacts_not_found", missingCount } as const;
    return write(db, (tx) => refuseManifest(tx, job, refusal));
  }
  const state = request.state ?? newCount(db, job.siteId);
  if (!state.isFrozen && !(await freezeContacts(context, job, request, state))) return;
  const reading = state.reading ?? (await askProvider(context, job, state));
  if (await countFrozen(context, job, request, state, reading))
    await publishManifest(context, job, request, state, reading);
}

/** Reads what the payment provider knows, and keeps the answer for the whole count. */
async function askProvider(
  context: JobContext,
  job: LeasedJob,
  state: CountingState,
): Promise<BillingReading> {
  const { db, now, readBilling } = context;
  write(db, (tx) => noteCounting(tx, job, state, "asking", now()));
  const reading = await whileLeased(context, job, () =>
    readBriefly(() => readBilling(job.siteId), billingReadMs),
  );
  state.reading = reading;
  write(db, (tx) => noteCounting(tx, job, state, "counting", now()));
  return reading;
}
