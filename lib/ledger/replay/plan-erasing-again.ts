import { createHash } from "node:crypto";
import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import {
  addCounts,
  countRecordsOfEach,
  namedCounts,
  purchasesAt,
  totalOf,
} from "@/lib/contacts/records/count-records";
import { recordKindNames } from "@/lib/contacts/records/record-kinds";
import { BillingSum, noBilling } from "@/lib/deletion/manifest/billing-sum";
import type { DeletionPlan } from "@/lib/deletion/manifest/deletion-plan";

const contactsAtOnce = 1_000;

/** Stands on the receipt of the deletion, where an owner's line stands otherwise. */
export const erasedAgainWhy = "Erased again after a restore";

/** Says what is known of the payment account before it is asked; every deletion reads it before it erases. */
const unread = {
  kind: "waiting",
  account: null,
  reason: "The payment account is read before anyone is erased.",
} as const;

interface Counted {
  after: number;
  contactCount: number;
  records: number[];
}

/** Counts what a deletion of a replay will delete, as for a manifest. Killed in the middle it is begun again. */
export function planErasingAgain(db: Database, jobId: number, now: number): void {
  const siteId = preparedValue<number>(db, "SELECT site_id FROM deletion_jobs WHERE id = ?").one(jobId);
  const counted: Counted = { after: 0, contactCount: 0, records: recordKindNames.map(() => 0) };
  const sums = noBilling();
  while (
    write(db, (tx) => {
      const ids = countBatch(tx, jobId, counted);
      new BillingSum(tx, { siteId, createdAt: now }, unread, sums).addContacts(ids);
      return ids.length === contactsAtOnce;
    })
  );
  const { contactCount, records } = counted;
  const billing = new BillingSum(db, { siteId, createdAt: now }, unread, sums).plan();
  const plan: DeletionPlan = { contactCount, records: namedCounts(records), billing };
  write(db, (tx) => publish(tx, jobId, plan));
}

function countBatch(tx: Transaction, jobId: number, counted: Counted): number[] {
  const ids = preparedValue<number>(
    tx,
    "SELECT contact_id FROM deletion_items WHERE job_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ?",
  ).all(jobId, counted.after, contactsAtOnce);
  for (const [id, counts] of countRecordsOfEach(tx, ids)) {
    prepared(
      tx,
      "UPDATE deletion_items SET record_count = ?, purchase_count = ? WHERE job_id = ? AND contact_id = ?",
    ).run(totalOf(counts), counts[purchasesAt] ?? 0, jobId, id);
    addCounts(counted.records, counts);
  }
  counted.after = ids.at(-1) ?? counted.after;
  counted.contactCount += ids.length;
  return ids;
}

function publish(tx: Transaction, jobId: number, plan: DeletionPlan): void {
  const text = JSON.stringify(plan);
  const digest = createHash("sha256").update(`farewell replay ${jobId}\n${text}`).digest("hex");
  prepared(tx, "UPDATE deletion_jobs SET contact_count = ?, plan = ?, digest = ?, why = ? WHERE id = ?").run(
    plan.contactCount,
    text,
    digest,
    erasedAgainWhy,
    jobId,
  );
  prepared(tx, "DELETE FROM deletion_counts WHERE job_id = ?").run(jobId);
  for (const { kind, count } of plan.records)
    prepared(tx, "INSERT INTO deletion_counts (job_id, kind, planned, deleted) VALUES (?, ?, ?, 0)").run(
      jobId,
      kind,
      count,
    );
}
