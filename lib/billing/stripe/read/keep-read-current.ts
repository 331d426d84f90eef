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

/** By key and site: one that was replaced is asked at once. Kept by the process, which asks each anew when it starts. */
const pauses = new WeakMap<StripeApi, Map<number, Pause>>();

/**
 * Reads the payment account of every site once a day, and completely where it never was: so events always reach back
 * to the last reading, and what shows up of someone erased is seen without waiting for the next deletion. A site whose
 * account cannot be read is left alone for a while, longer each time, and keeps no other from being read.
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

/** Whether the account was read within a day, at the latest now. */
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

/** A row of before does not say of which account its key is; one that was connected since does. */
function nameAccount(db: Database, siteId: number, account: string): void {
  write(db, (tx) => {
    tx.update(paymentAccounts)
      .set({ providerAccount: account })
      .where(and(eq(paymentAccounts.siteId, siteId), isNull(paymentAccounts.providerAccount)))
      .run();
  });
}
