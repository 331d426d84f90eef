import { and, eq, gt, inArray } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { deletionJobs, forms, imports } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findStripeKey } from "@/lib/billing/stripe/account/stripe-account";
import { hasMailServer } from "@/lib/mail/sending/find-mail-server";
import type { DashboardView } from "./dashboard-view";

/** Tells which steps of the set-up are done, from what is there: nothing has to be ticked by hand. */
export function findSetUp({ siteId }: SiteAccess, db: Database): NonNullable<DashboardView["setUp"]> {
  const imported = db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.siteId, siteId), inArray(imports.status, ["completed", "stopped", "reverted"])))
    .limit(1)
    .get();
  const form = db.select({ id: forms.id }).from(forms).where(eq(forms.siteId, siteId)).limit(1).get();
  const deletion = db
    .select({ id: deletionJobs.id })
    .from(deletionJobs)
    .where(and(eq(deletionJobs.siteId, siteId), gt(deletionJobs.deletedCount, 0)))
    .limit(1)
    .get();
  return {
    payments: findStripeKey(db, siteId).state === "connected",
    sending: hasMailServer(db, siteId),
    import: imported !== undefined,
    form: form !== undefined,
    deletion: deletion !== undefined,
  };
}
