import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { paymentAccounts, stripeSyncs } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { env } from "@/lib/env";
import type { PaymentsView } from "../payments-view";

/** What Settings → Payments shows. The key itself is never among it. */
export function findPaymentsView(access: SiteAccess, db: Database): PaymentsView {
  const account = db.select().from(paymentAccounts).where(eq(paymentAccounts.siteId, access.siteId)).get();
  const sync = db
    .select()
    .from(stripeSyncs)
    .where(eq(stripeSyncs.siteId, access.siteId))
    .orderBy(desc(stripeSyncs.id))
    .limit(1)
    .get();
  return {
    account: account
      ? {
          name: account.accountName,
          keyHint: account.keyHint,
          hasWebhookSecret: account.sealedWebhookSecret !== null,
          connectedAt: account.connectedAt,
        }
      : null,
    isSetByEnvironment: !account && env().STRIPE_SECRET_KEY !== undefined,
    sync: sync
      ? {
          status: sync.status,
          phase: sync.phase,
          customerCount: sync.customerCount,
          subscriptionCount: sync.subscriptionCount,
          invoiceCount: sync.invoiceCount,
          erasedCount: sync.erasedCount,
          problem: sync.problem,
          finishedAt: sync.finishedAt,
        }
      : null,
  };
}
