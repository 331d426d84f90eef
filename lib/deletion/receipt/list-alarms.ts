import { and, asc, eq, type SQL } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { billingRechecks } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { dashboardUrl } from "@/lib/billing/stripe/account/dashboard-url";
import { findConnectedAccount } from "@/lib/billing/stripe/account/find-connected-account";
import type { RecheckAlarm } from "./deletion-view";

const alarmsShown = 100;

/** Lists everyone erased from the site who is still billed at the provider, oldest first. */
export function listAlarms(access: SiteAccess, db: Database): RecheckAlarm[] {
  return list(access, db);
}

/** Lists the alarms of those whom one deletion erased. */
export function listAlarmsOf(access: SiteAccess, db: Database, jobId: number): RecheckAlarm[] {
  return list(access, db, eq(billingRechecks.jobId, jobId));
}

function list({ siteId }: SiteAccess, db: Database, which?: SQL): RecheckAlarm[] {
  const connected = findConnectedAccount(db, siteId);
  return db
    .select()
    .from(billingRechecks)
    .where(and(eq(billingRechecks.siteId, siteId), eq(billingRechecks.state, "needs_attention"), which))
    .orderBy(asc(billingRechecks.id))
    .limit(alarmsShown)
    .all()
    .map(({ id, jobId, reason, provider, providerAccount, providerCustomerId, erasedAt, dueAt }) => ({
      id,
      jobId,
      reason: reason ?? "",
      providerUrl:
        provider === "stripe" && providerCustomerId !== null
          ? dashboardUrl(providerAccount ?? connected, "customers", providerCustomerId)
          : null,
      erasedAt,
      dueAt,
    }));
}
