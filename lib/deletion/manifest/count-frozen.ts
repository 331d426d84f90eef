import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import {
  addCounts,
  countRecordsOfEach,
  customersAt,
  invoicesAt,
  purchasesAt,
  subscriptionsAt,
  totalOf,
} from "@/lib/contacts/records/count-records";
import { inTurns } from "@/lib/jobs/in-turns";
import type { JobContext } from "@/lib/jobs/job-context";
import type { LeasedJob } from "@/lib/jobs/lease";
import { BillingSum } from "./billing-sum";
import { type CountingState, digestAfter, type ManifestRequest } from "./manifest-request";
import { noteCounting } from "./note-counting";

const contactsAtOnce = 1_000;
/** Lists the kinds of which a contact without billing has none. */
const billedAt = [customersAt, invoicesAt, subscriptionsAt];

/**
 * Counts what belongs to each frozen contact, and sums it up in \`state\`, in order of id. Returns false when it left
 * its turn to another count.
 */
export function countFrozen(
  context: JobContext,
  job: LeasedJob,
  { createdAt }: ManifestRequest,
  state: CountingState,
  reading: BillingReading,
): Promise<boolean> {
  return inTurns(
    context,
    job,
    (tx) => {
      const ids = preparedValue<number>(
        tx,
        "SELECT contact_id FROM deletion_items WHERE job_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ?",
      ).all(job.id, state.after, contactsAtOnce);
      const billed = countBatch(tx, job.id, state, ids);
      const { siteId } = job;
      new BillingSum(tx, { siteId, createdAt }, reading, state.billing).addContacts(billed);
      state.after = ids.at(-1) ?? state.after;
      state.contactCount += ids.length;
      return ids.length > 0;
    },
    (tx) => noteCounting(tx, job, state, "counting", context.now()),
  );
}

/** Counts one batch into its items and \`state\`. Returns the contacts that are billed, or were. */
function countBatch(tx: Transaction, jobId: number, state: CountingState, ids: number[]): number[] {
  if (ids.length === 0) return [];
  const billed: number[] = [];
  const lines: string[] = [];
  for (const [id, counts] of countRecordsOfEach(tx, ids)) {
    setItemCounts(tx, jobId, id, counts);
    addCounts(state.records, counts);
    if (billedAt.some((at) => (counts[at] ?? 0) > 0)) billed.push(id);
    lines.push(`${id} ${counts.join(",")}`);
  }
  state.digest = digestAfter(state.digest, lines.join("\n"));
  return billed;
}

function setItemCounts(tx: Transaction, jobId: number, contactId: number, counts: number[]): void {
  prepared(
    tx,
    "UPDATE deletion_items SET record_count = ?, purchase_count = ? WHERE job_id = ? AND contact_id = ?",
  ).run(totalOf(counts), counts[purchasesAt] ?? 0, jobId, contactId);
}
