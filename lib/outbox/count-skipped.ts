import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";

/** Says why a recipient of a broadcast got no letter after all. */
export type SkipReason = Exclude<MarketingStatus, "subscribed"> | "being_erased" | "deleted";

/** Counts one recipient of a broadcast as skipped, and why. */
export function countSkipped(tx: Transaction, broadcastId: number, reason: SkipReason): void {
  prepared(
    tx,
    `UPDATE broadcasts SET skipped_count = skipped_count + 1,
       skipped_reasons = json_set(coalesce(skipped_reasons, '{}'), @at,
         coalesce(json_extract(skipped_reasons, @at), 0) + 1) WHERE id = @broadcastId`,
  ).run({ broadcastId, at: `$.${reason}` });
}
