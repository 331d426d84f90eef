import { createHash } from "node:crypto";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { listLiveSubscriptions } from "@/lib/billing/plan-cancellations";
import { giveWay } from "@/lib/jobs/time-slice";
import {
  addCounts,
  countRecordsOf,
  namedCounts,
  purchasesAt,
  subscriptionsAt,
  totalOf,
} from "./count-records";
import type { BillingPlan, DeletionPlan } from "./deletion-plan";
import { recordKindNames } from "./record-kinds";

const itemsPerSlice = 200;

/**
 * Counts what belongs to every contact of a frozen manifest and sums it up. The digest covers site, ids,
 * per-contact counts and the plan, in order of id, so no two manifests that differ share one.
 */
export async function measureManifest(
  db: Database,
  manifest: { jobId: number; siteId: number },
): Promise<{ plan: DeletionPlan; digest: string }> {
  const sums = recordKindNames.map(() => 0);
  const billing = new BillingSum();
  const hash = createHash("sha256").update(`farewell manifest 1\nsite ${manifest.siteId}\n`);
  let contactCount = 0;
  for (let after = 0; ; await giveWay()) {
    const ids = nextItems(db, manifest.jobId, after);
    const last = ids.at(-1);
    if (last === undefined) break;
    write(db, () => {
      for (const id of ids) {
        const counts = countRecordsOf(db, id);
        setItemCounts(db, manifest.jobId, id, counts);
        addCounts(sums, counts);
        if ((counts[subscriptionsAt] ?? 0) > 0) billing.add(listLiveSubscriptions(db, id));
        hash.update(`${id} ${counts.join(",")}\n`);
      }
    });
    contactCount += ids.length;
    after = last;
  }
  const plan = { contactCount, records: namedCounts(sums), billing: billing.plan() };
  write(db, () => {
    for (const { kind, count } of plan.records) {
      prepared(db, "INSERT INTO deletion_counts (job_id, kind, planned, deleted) VALUES (?, ?, ?, 0)").run(
        manifest.jobId,
        kind,
        count,
      );
    }
  });
  return { plan, digest: hash.update(JSON.stringify(plan)).digest("hex") };
}

function nextItems(db: Database, jobId: number, after: number): number[] {
  return prepared(
    db,
    "SELECT contact_id FROM deletion_items WHERE job_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ?",
  )
    .pluck()
    .all(jobId, after, itemsPerSlice) as number[];
}

function setItemCounts(db: Database, jobId: number, contactId: number, counts: number[]): void {
  prepared(
    db,
    "UPDATE deletion_items SET record_count = ?, purchase_count = ? WHERE job_id = ? AND contact_id = ?",
  ).run(totalOf(counts), counts[purchasesAt] ?? 0, jobId, contactId);
}

class BillingSum {
  private count = 0;
  private readonly monthly = new Map<string, number>();
  private nextChargeAt: number | null = null;

  add(subscriptions: ReturnType<typeof listLiveSubscriptions>): void {
    for (const { currency, amount, interval, nextChargeAt } of subscriptions) {
      this.count += 1;
      const perMonth = interval === "year" ? amount / 12 : amount;
      this.monthly.set(currency, (this.monthly.get(currency) ?? 0) + perMonth);
      if (nextChargeAt !== null)
        this.nextChargeAt = Math.min(this.nextChargeAt ?? nextChargeAt, nextChargeAt);
    }
  }

  plan(): BillingPlan {
    const monthly = [...this.monthly].map(([currency, amount]) => ({ currency, amount: Math.round(amount) }));
    monthly.sort((a, b) => b.amount - a.amount || a.currency.localeCompare(b.currency));
    return { subscriptionCount: this.count, monthly, nextChargeAt: this.nextChargeAt };
  }
}
