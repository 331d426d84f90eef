import { and, count, desc, eq, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import {
  billingCancellations,
  billingRefunds,
  contacts,
  deletionCounts,
  deletionItems,
  deletionJobs,
  users,
} from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { dashboardUrl } from "@/lib/billing/stripe/account/dashboard-url";
import { findConnectedAccount } from "@/lib/billing/stripe/account/find-connected-account";
import { type RecordCount, recordKindNames } from "@/lib/contacts/records/record-kinds";
import { approvalLifetimeMs } from "@/lib/deletion/approval/approval-time";
import type { DeletionPlan } from "@/lib/deletion/manifest/deletion-plan";
import { findOnlyContact } from "@/lib/deletion/manifest/find-manifest";
import { confirmationPhrase } from "@/lib/deletion/manifest/typed-phrase";
import { findJobFailure } from "@/lib/jobs/retry-budget";
import type { DeletionDetail, DeletionView, HeldContact, ImpossibleRefund } from "./deletion-view";
import { findSignedSummary } from "./find-signed-receipt";
import { listAlarmsOf } from "./list-alarms";
import { findDeletionNumber, isConfirmedOf, listStoppedPrices, viewColumns } from "./list-deletions";

const heldShown = 100;

/** Returns one confirmed deletion of the site with its plan, what was really deleted and who is held. */
export function findDeletion(access: SiteAccess, db: Database, id: number): DeletionDetail | undefined {
  const job = db
    .select({
      ...viewColumns,
      plan: deletionJobs.plan,
      digest: deletionJobs.digest,
      diskCheck: deletionJobs.diskCheck,
      wholeReadingAskedAt: deletionJobs.wholeReadingAskedAt,
      billingReadUntil: deletionJobs.billingReadUntil,
      billingReadProblem: deletionJobs.billingReadProblem,
      isReceiptDue: deletionJobs.isReceiptDue,
      askedBy: deletionJobs.confirmedBy,
    })
    .from(deletionJobs)
    .leftJoin(users, eq(users.id, deletionJobs.confirmedBy))
    .where(and(isConfirmedOf(access), eq(deletionJobs.id, id)))
    .get();
  if (!job || job.plan === null || job.digest === null) return undefined;
  const { plan, digest, diskCheck, wholeReadingAskedAt, billingReadUntil, billingReadProblem, ...rest } = job;
  const { isReceiptDue, askedBy, ...view } = rest;
  const stopped = countStoppedSubscriptions(db, id);
  return {
    ...(view as Omit<DeletionView, "stopped">),
    stopped: listStoppedPrices(db, [id]).get(id) ?? [],
    approval:
      view.status === "awaiting_approval"
        ? {
            isOwn: askedBy === access.userId,
            phrase: confirmationPhrase(view.contactCount, findOnlyEmail(db, id, view.contactCount)),
            expiresAt: (view.confirmedAt ?? 0) + approvalLifetimeMs,
          }
        : null,
    plan: withNumbers(access, db, JSON.parse(plan)),
    digest,
    isReceiptDue,
    signed: findSignedSummary(db, id) ?? null,
    deletedRecords: listDeletedRecords(db, id),
    stoppedSubscriptionCount: stopped.readBack,
    vouchedSubscriptionCount: stopped.vouched,
    refunded: sumRefunds(db, id),
    impossibleRefunds: listImpossibleRefunds(db, id),
    ...countCustomers(db, id),
    billingReadUntil,
    billingReadProblem,
    held: listHeld(access, db, id),
    alarms: listAlarmsOf(access, db, id),
    diskCheck: diskCheck === null ? null : JSON.parse(diskCheck),
    isWholeReadingAsked: wholeReadingAskedAt !== null,
    failure: view.status === "failed" ? (findJobFailure(db, "deletion_jobs", id) ?? null) : null,
  };
}

/** Returns the email to type where one contact goes; empty once they are gone, and then nothing confirms. */
function findOnlyEmail(db: Database, id: number, contactCount: number): string | null {
  return contactCount === 1 ? (findOnlyContact(db, id)?.email ?? "") : null;
}

/** Adds the numbers of the deletions in whose reason someone is named: a plan holds their ids. */
function withNumbers(access: SiteAccess, db: Database, plan: DeletionPlan): DeletionPlan {
  if (!plan.mentions) return plan;
  const mentions = plan.mentions.map((mention) =>
    mention.where === "deletion"
      ? { ...mention, numbers: mention.ids.map((id) => findDeletionNumber(access, db, id)) }
      : mention,
  );
  return { ...plan, mentions };
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

/** Lists the refunds that can never be made, summed by currency and reason. */
function listImpossibleRefunds(db: Database, jobId: number): ImpossibleRefund[] {
  return db
    .select({
      currency: billingRefunds.currency,
      amount: sql<number>`sum(${billingRefunds.amount})`,
      reason: sql<string>`coalesce(${billingRefunds.reason}, '')`,
    })
    .from(billingRefunds)
    .where(and(eq(billingRefunds.jobId, jobId), eq(billingRefunds.state, "impossible")))
    .groupBy(billingRefunds.currency, billingRefunds.reason)
    .orderBy(billingRefunds.currency, billingRefunds.reason)
    .all();
}

function countCustomers(
  db: Database,
  jobId: number,
): Pick<DeletionDetail, "deletedCustomerCount" | "keptCustomerCount"> {
  const counted = db
    .select({ total: count(), deleted: count(billingCancellations.customerDeletedAt) })
    .from(billingCancellations)
    .innerJoin(
      deletionItems,
      and(
        eq(deletionItems.jobId, billingCancellations.jobId),
        eq(deletionItems.contactId, billingCancellations.contactId),
      ),
    )
    .where(
      and(
        eq(billingCancellations.jobId, jobId),
        eq(billingCancellations.provider, "stripe"),
        eq(billingCancellations.kind, "customer"),
        eq(deletionItems.state, "deleted"),
      ),
    )
    .get();
  const { total = 0, deleted = 0 } = counted ?? {};
  return { deletedCustomerCount: deleted, keptCustomerCount: total - deleted };
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
  const connected = findConnectedAccount(db, access.siteId);
  return held.map((one) => ({
    ...one,
    reason: one.reason ?? "",
    providerUrl: findProviderUrl(db, connected, jobId, one.contactId),
  }));
}

/**
 * Returns the contact's url at the provider. An older row does not name its account, so it means the connected one.
 */
function findProviderUrl(
  db: Database,
  connected: string | null,
  jobId: number,
  contactId: number,
): string | null {
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
  if (!open) return null;
  const { providerSubscriptionId, providerCustomerId } = open;
  const account = open.providerAccount ?? connected;
  if (providerSubscriptionId) return dashboardUrl(account, "subscriptions", providerSubscriptionId);
  return providerCustomerId ? dashboardUrl(account, "customers", providerCustomerId) : null;
}
