import type Stripe from "stripe";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { BillingProblem, ProviderUnreachable } from "@/lib/billing/provider/billing-provider";
import { forgetSilence, isAnySiteSilent } from "@/lib/billing/provider/silent-sites";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { logUnexpected } from "@/lib/system/log";
import { unexpectedMessage } from "@/lib/values/unexpected-message";
import { beginPhaseAgain, beginSyncAgain } from "./begin-sync-again";
import type { Sync } from "./claim-sync";
import { endSync } from "./end-sync";
import { readSyncPage } from "./read-sync-page";
import { restSync } from "./rest-sync";
import { writeSyncPage } from "./write-sync-page";

/**
 * Reads one page of the account, writes it and records the progress: a kill costs at most one page, and a second
 * reading changes nothing. A silent Stripe pauses the sync, which then asks briefly first; a refusal ends it. A
 * deleted cursor restarts the phase, another account the whole sync.
 */
export async function syncPage(
  db: Database,
  api: StripeApi | undefined,
  sync: Sync,
  now: () => number,
): Promise<"more" | "ended" | "unreachable"> {
  if (!api) return fail(db, sync, "No payment account is connected.", now());
  try {
    const ask = (brief: Stripe.RequestOptions) => api.stripe.accounts.retrieveCurrent({}, brief);
    if (isAnySiteSilent(db) && !(await api.isAnswering(ask))) return restSync(db, sync, now());
    const account = await api.account();
    const isFirstPage = sync.phase === "customers" && sync.cursor === null;
    if (sync.providerAccount !== account && !isFirstPage) return beginSyncAgain(db, sync);
    const page = await readSyncPage(db, api, sync, account);
    if (page === "cursor_gone") return beginPhaseAgain(db, sync);
    const outcome = await writeSyncPage(db, api, { ...sync, providerAccount: account }, page, now());
    forgetSilence(db, sync.siteId);
    return outcome;
  } catch (error) {
    if (error instanceof BillingProblem) return fail(db, sync, error.message, now());
    if (storageFaultOf(error)) throw error;
    if (!(error instanceof ProviderUnreachable))
      return fail(db, sync, unexpectedMessage(logUnexpected(error)), now());
    return restSync(db, sync, now());
  }
}

function fail(db: Database, sync: Sync, problem: string, now: number): "ended" {
  forgetSilence(db, sync.siteId);
  write(db, (tx) => endSync(tx, sync.id, { status: "failed", problem }, now));
  return "ended";
}
