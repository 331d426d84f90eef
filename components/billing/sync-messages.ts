import type { PaymentsView } from "@/lib/billing/stripe/account/payments-view";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

export const syncLabels = {
  sync: "Sync from Stripe",
  syncing: "Syncing…",
} as const;

/** Holds the sentences about a sync; an element stands where braces are. */
export const syncMessages = {
  whatComes:
    "Brings in customers, subscriptions, invoices and payments. People you deleted are not brought back.",
  reading: "{read}.",
  finished: "{read}, {at}.",
} as const;

type Sync = NonNullable<PaymentsView["sync"]>;

/** Counts what a sync has read, and whom it left out because they were deleted here. */
export function syncedLabel(format: Formats, sync: Sync): string {
  const read = [
    countOf(format, sync.customerCount, "customer", "customers"),
    countOf(format, sync.subscriptionCount, "subscription", "subscriptions"),
    countOf(format, sync.invoiceCount, "invoice", "invoices"),
    sync.paymentCount > 0 && countOf(format, sync.paymentCount, "other payment", "other payments"),
  ].filter((part) => part !== false);
  const erased =
    sync.erasedCount > 0 ? `; ${format.count(sync.erasedCount)} of people deleted here left out` : "";
  return `${read.join(", ")} read${erased}`;
}

export function syncFailedMessage({ problem }: Pick<Sync, "problem">): string {
  return `The last sync failed. ${problem ?? ""}`;
}
