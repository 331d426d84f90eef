import { createHash } from "node:crypto";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import {
  addCounts,
  countRecordsOfEach,
  customersAt,
  invoicesAt,
  namedCounts,
  purchasesAt,
  subscriptionsAt,
  totalOf,
} from "@/lib/contacts/records/count-records";
import { recordKindNames } from "@/lib/contacts/records/record-kinds";
import type { MentionCount } from "@/lib/deletion/mentions/mention";
import { yieldToRequests } from "@/lib/jobs/time-slice";
import { BillingSum, noBilling } from "./billing-sum";
import type { DeletionPlan } from "./deletion-plan";

const itemsPerSlice = 200;
/** Lists the kinds of which a contact without billing has none. */
const billedAt = [customersAt, invoicesAt, subscriptionsAt];

/**
 * Counts what belongs to every contact of a frozen manifest and sums it up. The digest covers the site, the ids, the
 * counts per contact and the plan, in order of id, so different manifests never share a digest.
 */
export async function measureManifest(
  db: Database,
  manifest: { jobId: number; siteId: number; createdAt: number },
  reading: BillingReading,
  mentions?: MentionCount[],
): Promise<{ plan: DeletionPlan; digest: string }> {
  const sums = recordKindNames.map(() => 0);
  const billing = new BillingSum(db, manifest, reading, noBilling());
  const hash = createHash("sha256").update(`farewell manifest 1\nsite ${manifest.siteId}\n`);
  let contactCount = 0;
  for (let after = 0; ; await yieldToRequests()) {
    const ids = nextItems(db, manifest.jobId, after);
    const last = ids.at(-1);
    if (last === undefined) break;
    const billed: number[] = [];
    write(db, (tx) => {
      for (const [id, counts] of countRecordsOfEach(tx, ids)) {
        setItemCounts(tx, manifest.jobId, id, counts);
        addCounts(sums, counts);
        if (billedAt.some((at) => (counts[at] ?? 0) > 0)) billed.push(id);
        hash.update(`${id} ${counts.join(",")}\n`);
      }
      billing.addContacts(billed);
    });
    contactCount += ids.length;
    after = last;
  }
  const plan: DeletionPlan = {
    contactCount,
    records: namedCounts(sums),
    billing: billing.plan(),
    ...(mentions && { mentions }),
  };
  write(db, (tx) => {
    for (const { kind, count } of plan.records) {
      prepared(tx, "INSERT INTO deletion_counts (job_id, kind, planned, deleted) VALUES (?, ?, ?, 0)").run(
        manifest.jobId,
        kind,
        count,
      );
    }
  });
  return { plan, digest: hash.update(JSON.stringify(plan)).digest("hex") };
}

function nextItems(db: Database, jobId: number, after: number): number[] {
  return preparedValue<number>(
    db,
    "SELECT contact_id FROM deletion_items WHERE job_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ?",
  ).all(jobId, after, itemsPerSlice);
}

function setItemCounts(tx: Transaction, jobId: number, contactId: number, counts: number[]): void {
  prepared(
    tx,
    "UPDATE deletion_items SET record_count = ?, purchase_count = ? WHERE job_id = ? AND contact_id = ?",
  ).run(totalOf(counts), counts[purchasesAt] ?? 0, jobId, contactId);
}
