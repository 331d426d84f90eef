import { createHash } from "node:crypto";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { write } from "@/db/write";
import { listLiveSubscriptions } from "@/lib/billing/plan-cancellations";
import { unusedTimeOf } from "@/lib/billing/unused-time";
import { giveWay } from "@/lib/jobs/time-slice";
import {
  addCounts,
  countRecordsOf,
  invoicesAt,
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
  manifest: { jobId: number; siteId: number; createdAt: number },
): Promise<{ plan: DeletionPlan; digest: string }> {
  const sums = recordKindNames.map(() => 0);
  const billing = new BillingSum(db, manifest.createdAt);
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
        if ((counts[subscriptionsAt] ?? 0) > 0) billing.addSubscriptions(listLiveSubscriptions(db, id));
        if ((counts[invoicesAt] ?? 0) > 0) billing.addUnpaidInvoices(countUnpaidInvoices(db, id));
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
  private readonly unused = new Map<string, number>();
  private nextChargeAt: number | null = null;
  private unpaidInvoiceCount = 0;

  constructor(
    private readonly db: Database,
    private readonly at: number,
  ) {}

  addUnpaidInvoices(count: number): void {
    this.unpaidInvoiceCount += count;
  }

  addSubscriptions(subscriptions: ReturnType<typeof listLiveSubscriptions>): void {
    for (const subscription of subscriptions) {
      const { currency, amount, interval, nextChargeAt } = subscription;
      this.count += 1;
      addTo(this.monthly, currency, interval === "year" ? amount / 12 : amount);
      const unused = unusedTimeOf(this.db, subscription, this.at);
      if (unused) addTo(this.unused, unused.currency, unused.amount);
      if (nextChargeAt !== null)
        this.nextChargeAt = Math.min(this.nextChargeAt ?? nextChargeAt, nextChargeAt);
    }
  }

  plan(): BillingPlan {
    return {
      subscriptionCount: this.count,
      monthly: largestFirst(this.monthly),
      nextChargeAt: this.nextChargeAt,
      unpaidInvoiceCount: this.unpaidInvoiceCount,
      unused: largestFirst(this.unused),
    };
  }
}

function addTo(sums: Map<string, number>, currency: string, amount: number): void {
  sums.set(currency, (sums.get(currency) ?? 0) + amount);
}

function largestFirst(sums: Map<string, number>): { currency: string; amount: number }[] {
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount: Math.round(amount) }))
    .sort((a, b) => b.amount - a.amount || a.currency.localeCompare(b.currency));
}

function countUnpaidInvoices(db: Database, contactId: number): number {
  return prepared(db, "SELECT count(*) FROM invoices WHERE contact_id = ? AND status IN ('draft', 'open')")
    .pluck()
    .get(contactId) as number;
}
