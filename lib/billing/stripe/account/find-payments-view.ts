import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { stripeSyncs } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { env } from "@/lib/system/env";
import { countOtherAccounts } from "./count-other-accounts";
import { findConnectedAccount } from "./find-connected-account";
import { findReadUntil } from "./find-reads";
import type { PaymentsView } from "./payments-view";
import { findPaymentAccount, findStripeKey, whyNoStripe } from "./stripe-account";
import { triedEnvironmentKey } from "./tried-environment-key";

/** Returns the data of Settings → Payments, never the key itself. */
export function findPaymentsView({ siteId }: SiteAccess, db: Database): PaymentsView {
  const stored = findStoredAccount(db, siteId);
  const account = stored ?? findEnvironmentAccount(db, siteId);
  const providerAccount = account && findConnectedAccount(db, siteId);
  return {
    account: account && { ...account, providerAccount },
    isSetByEnvironment: account !== null && stored === null,
    whyNotConnected:
      findStripeKey(db, siteId).state === "of_another_site" ? whyNoStripe.of_another_site : null,
    otherAccount: providerAccount
      ? withoutAccount(countOtherAccounts(db, siteId, providerAccount))
      : { contactCount: 0, subscriptionCount: 0 },
    readUntil: providerAccount ? (findReadUntil(db, { siteId, account: providerAccount }) ?? null) : null,
    sync: findLatestSync(db, siteId),
  };
}

type Account = NonNullable<PaymentsView["account"]>;

function findStoredAccount(db: Database, siteId: number): Account | null {
  const stored = findPaymentAccount(db, siteId);
  if (!stored) return null;
  return {
    name: stored.accountName,
    providerAccount: stored.providerAccount,
    keyHint: stored.keyHint,
    hasWebhookSecret: stored.encryptedWebhookSecret !== null,
    connectedAt: stored.connectedAt,
    isReadable: findStripeKey(db, siteId).state === "connected",
    permissions: stored.permissions === null ? null : JSON.parse(stored.permissions),
  };
}

function findEnvironmentAccount(db: Database, siteId: number): Account | null {
  const found = findStripeKey(db, siteId);
  if (found.state !== "connected" || !found.isOfEnvironment) return null;
  const tried = triedEnvironmentKey().found;
  return {
    name: tried?.accountName ?? "",
    providerAccount: tried?.providerAccount ?? null,
    keyHint: `${found.key.slice(0, 8)}…${found.key.slice(-4)}`,
    hasWebhookSecret: env().STRIPE_WEBHOOK_SECRET !== undefined,
    connectedAt: null,
    isReadable: true,
    permissions: tried?.permissions ?? null,
  };
}

function withoutAccount({
  contactCount,
  subscriptionCount,
}: PaymentsView["otherAccount"]): PaymentsView["otherAccount"] {
  return { contactCount, subscriptionCount };
}

function findLatestSync(db: Database, siteId: number): PaymentsView["sync"] {
  const sync = db
    .select({
      status: stripeSyncs.status,
      phase: stripeSyncs.phase,
      customerCount: stripeSyncs.customerCount,
      subscriptionCount: stripeSyncs.subscriptionCount,
      invoiceCount: stripeSyncs.invoiceCount,
      paymentCount: stripeSyncs.paymentCount,
      erasedCount: stripeSyncs.erasedCount,
      problem: stripeSyncs.problem,
      finishedAt: stripeSyncs.finishedAt,
    })
    .from(stripeSyncs)
    .where(eq(stripeSyncs.siteId, siteId))
    .orderBy(desc(stripeSyncs.id))
    .limit(1)
    .get();
  return sync ?? null;
}
