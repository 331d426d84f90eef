import { and, count, desc, eq, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import {
  billingCancellations,
  billingRefunds,
  billingSweeps,
  contacts,
  deletionCounts,
  deletionItems,
  deletionJobs,
  users,
} from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { dashboardUrl } from "@/lib/billing/stripe/dashboard-url";
import { findStripeKey } from "@/lib/billing/stripe/stripe-account";
import { findJobFailure } from "@/lib/jobs/retry-budget";
import type { DeletionDetail, DeletionView, HeldContact, SweepAlarm } from "./deletion-view";
import { isConfirmedOf, viewColumns } from "./list-deletions";
import { type RecordCount, recordKindNames } from "./record-kinds";

const heldShown = 100;

/** One confirmed deletion of the site with its plan, what was really deleted and whom it holds. */
export function findDeletion(access: SiteAccess, db: Database, id: number): DeletionDetail | undefined {
  const job = db
    .select({
      ...viewColumns,
      plan: deletionJobs.plan,
      digest: deletionJobs.digest,
      diskCheck: deletionJobs.diskCheck,
    })
    .from(deletionJobs)
    .leftJoin(users, eq(users.id, deletionJobs.confirmedBy))
    .where(and(isConfirmedOf(access), eq(deletionJobs.id, id)))
    .get();
  if (!job || job.plan === null || job.digest === null) return undefined;
  const { plan, digest, diskCheck, ...view } = job;
  const stopped = countStoppedSubscriptions(db, id);
  return {
    ...(view as DeletionView),
    plan: JSON.parse(plan),
    digest,
    deletedRecords: listDeletedRecords(db, id),
    stoppedSubscriptionCount: stopped.readBack,
    vouchedSubscriptionCount: stopped.vouched,
    refunded: sumRefunds(db, id),
    held: listHeld(access, db, id),
    alarms: listAlarms(access, db, id),
    diskCheck: diskCheck === null ? null : JSON.parse(diskCheck),
    failure: view.status === "failed" ? (findJobFailure(db, "deletion_jobs", id) ?? null) : null,
  };
}

function listDeletedRecords(db: Database, jobId: number): RecordCount[] {
  const rows = db
    .select({ kind: deletionCounts.kind, count: deletionCounts.deleted })
    .from(deletionCounts)
    .where(eq(deletionCounts.jobId, jobId))
    .all();
  const counts = new Map(rows.map(({ kind, count }) => [kind, count]));
  return recordKindNames
    .map((kind) => ({ kind, count: counts.get(kind) ?? 0 }))
    .filter((row) => row.count > 0);
}

function countStoppedSubscriptions(db: Database, jobId: number): { readBack: number; vouched: number } {
  const counted = db
    .select({ total: count(), vouched: count(billingCancellations.vouchedBy) })
    .from(billingCancellations)
    .where(
      and(
        eq(billingCancellations.jobId, jobId),
        eq(billingCancellations.state, "confirmed"),
        eq(billingCancellations.kind, "subscription"),
      ),
    )
    .get();
  const { total = 0, vouched = 0 } = counted ?? {};
  return { readBack: total - vouched, vouched };
}

function sumRefunds(db: Database, jobId: number): { currency: string; amount: number }[] {
  return db
    .select({ currency: billingRefunds.currency, amount: sql<number>`sum(${billingRefunds.amount})` })
    .from(billingRefunds)
    .where(and(eq(billingRefunds.jobId, jobId), eq(billingRefunds.state, "confirmed")))
    .groupBy(billingRefunds.currency)
    .orderBy(billingRefunds.currency)
    .all();
}

function listHeld(access: SiteAccess, db: Database, jobId: number): HeldContact[] {
  const held = db
    .select({
      contactId: deletionItems.contactId,
      name: contacts.name,
      email: contacts.email,
      reason: deletionItems.reason,
    })
    .from(deletionItems)
    .innerJoin(contacts, eq(contacts.id, deletionItems.contactId))
    .where(and(eq(deletionItems.jobId, jobId), eq(deletionItems.state, "needs_attention")))
    .limit(heldShown)
    .all();
  const key = findStripeKey(db, access.siteId);
  return held.map((one) => ({
    ...one,
    reason: one.reason ?? "",
    providerUrl: key ? findProviderUrl(db, key, jobId, one.contactId) : null,
  }));
}

function findProviderUrl(db: Database, key: string, jobId: number, contactId: number): string | null {
  const open = db
    .select()
    .from(billingCancellations)
    .where(
      and(
        eq(billingCancellations.jobId, jobId),
        eq(billingCancellations.contactId, contactId),
        eq(billingCancellations.provider, "stripe"),
        ne(billingCancellations.state, "confirmed"),
      ),
    )
    .orderBy(desc(billingCancellations.kind))
    .limit(1)
    .get();
  if (open?.providerSubscriptionId) return dashboardUrl(key, "subscriptions", open.providerSubscriptionId);
  return open?.providerCustomerId ? dashboardUrl(key, "customers", open.providerCustomerId) : null;
}

function listAlarms(access: SiteAccess, db: Database, jobId: number): SweepAlarm[] {
  const key = findStripeKey(db, access.siteId);
  return db
    .select()
    .from(billingSweeps)
    .where(and(eq(billingSweeps.jobId, jobId), eq(billingSweeps.state, "needs_attention")))
    .limit(heldShown)
    .all()
    .map(({ id, reason, providerCustomerId }) => ({
      id,
      reason: reason ?? "",
      providerUrl: key && providerCustomerId ? dashboardUrl(key, "customers", providerCustomerId) : null,
    }));
}
