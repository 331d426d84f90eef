import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { paymentAccounts, sites } from "@/db/schema";
import { write } from "@/db/write";
import { BillingProblem, ProviderUnreachable } from "@/lib/billing/provider/billing-provider";
import { findReadUntil } from "@/lib/billing/stripe/account/find-reads";
import { findStripe, findStripeKey } from "@/lib/billing/stripe/account/stripe-account";
import { tryEnvironmentKey } from "@/lib/billing/stripe/account/try-environment-key";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { growingPause } from "@/lib/jobs/growing-pause";
import { logUnexpected } from "@/lib/system/log";
import { readBilling } from "./read-up-to-now";

const staleAfterMs = 86_400_000;
const firstPauseMs = 60_000;
const longestPauseMs = 6 * 60 * 60_000;

interface Pause {
  failures: number;
  until: number;
}

/**
 * Keeps the pauses by key and site, so that a replaced key is asked at once. The process holds them, so a new
 * process asks every account at once.
 */
const pauses = new WeakMap<StripeApi, Map<number, Pause>>();

/**
 * Reads every site's payment account once a day, and completely if it never was. So events reach back to the last
 * reading, and charges of erased people show up without a deletion. An account that cannot be read is skipped for a
 * growing time and does not delay the others.
 */
export async function keepReadCurrent(db: Database, now: () => number): Promise<void> {
  for (const { id } of db.select({ id: sites.id }).from(sites).all()) {
    const stripe = findStripe(db, id);
    if (stripe.state !== "connected") continue;
    const kept = pauses.get(stripe.api) ?? new Map<number, Pause>();
    pauses.set(stripe.api, kept);
    const pause = kept.get(id);
    if (pause && pause.until > now()) continue;
    if (await isReadCurrent(db, stripe.api, id, now)) kept.delete(id);
    else kept.set(id, longer(pause, now()));
  }
}

function longer(pause: Pause | undefined, now: number): Pause {
  const before = pause?.failures ?? 0;
  return { failures: before + 1, until: now + growingPause(before, firstPauseMs, longestPauseMs) };
}

/** Tells whether the account was read within the last day. Reads it now if not. */
async function isReadCurrent(
  db: Database,
  api: StripeApi,
  siteId: number,
  now: () => number,
): Promise<boolean> {
  try {
    const found = findStripeKey(db, siteId);
    if (found.state === "connected" && found.isOfEnvironment) await tryEnvironmentKey(found.key);
    const account = await api.account();
    nameAccount(db, siteId, account);
    const readUntil = findReadUntil(db, { siteId, account });
    if (readUntil !== undefined && readUntil > now() - staleAfterMs) return true;
    return (await readBilling(db, siteId, now)).kind === "read";
  } catch (error) {
    if (!(error instanceof ProviderUnreachable || error instanceof BillingProblem)) logUnexpected(error);
    return false;
  }
}

/** Stores the account in an older row that does not name it. Newer rows name it from the start. */
function nameAccount(db: Database, siteId: number, account: string): void {
  write(db, (tx) => {
    tx.update(paymentAccounts)
      .set({ providerAccount: account })
      .where(and(eq(paymentAccounts.siteId, siteId), isNull(paymentAccounts.providerAccount)))
      .run();
  });
}
