import { eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { stripeSyncs } from "@/db/schema";
import { write } from "@/db/write";
import { logUnexpected } from "@/lib/log-unexpected";
import { BillingProblem, ProviderUnreachable } from "../billing-provider";
import { beginPhaseAgain, beginSyncAgain } from "./begin-sync-again";
import type { Sync } from "./claim-sync";
import { endSync } from "./end-sync";
import { ourFailure } from "./our-failure";
import { readSyncPage } from "./read-sync-page";
import type { StripeApi } from "./stripe-api";
import { writeSyncPage } from "./write-sync-page";

const restMs = 5_000;

/**
 * Reads one page of the account and writes it together with how far the sync is, so that a kill costs a page at
 * most. Reading a page twice changes nothing. When Stripe does not answer, the sync stays where it is; when it
 * refuses, the sync ends. A cursor that was deleted begins its phase again, another account the whole sync.
 */
export async function syncPage(
  db: Database,
  api: StripeApi | undefined,
  sync: Sync,
  now: number,
): Promise<"more" | "ended" | "unreachable"> {
  if (!api) return fail(db, sync, "No payment account is connected.", now);
  try {
    const account = await api.account();
    const isFirstPage = sync.phase === "customers" && sync.cursor === null;
    if (sync.providerAccount !== account && !isFirstPage) return beginSyncAgain(db, sync);
    const page = await readSyncPage(db, api, sync, account);
    if (page === "cursor_gone") return beginPhaseAgain(db, sync);
    return await writeSyncPage(db, api, { ...sync, providerAccount: account }, page, now);
  } catch (error) {
    if (error instanceof ProviderUnreachable) return rest(db, sync, now);
    if (error instanceof BillingProblem) return fail(db, sync, error.message, now);
    return fail(db, sync, ourFailure(logUnexpected(error)), now);
  }
}

/** Leaves a sync alone for a while whose Stripe is silent, so that the syncs of other sites get their turn. */
function rest(db: Database, sync: Sync, now: number): "unreachable" {
  write(db, (tx) => {
    tx.update(stripeSyncs)
      .set({ leaseOwner: "resting", leaseExpiresAt: now + restMs })
      .where(eq(stripeSyncs.id, sync.id))
      .run();
  });
  return "unreachable";
}

function fail(db: Database, sync: Sync, problem: string, now: number): "ended" {
  write(db, (tx) => endSync(tx, sync.id, { status: "failed", problem }, now));
  return "ended";
}
