"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { startSyncAction } from "@/lib/billing/actions";
import { paymentRefusalMessage } from "@/lib/billing/refusal-messages";
import type { PaymentsView } from "@/lib/billing/stripe/account/payments-view";
import { isSyncing, paymentsQuery } from "./payments-query";

/** Reads the whole account at Stripe into the contacts, and shows how far it is. */
export function StripeSync({ sync }: { sync: PaymentsView["sync"] }) {
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: () => startSyncAction({}),
    onSuccess: () => client.invalidateQueries({ queryKey: paymentsQuery.queryKey }),
  });
  const problem = problemOf(start, paymentRefusalMessage);
  const isBusy = start.isPending || isSyncing(sync);
  return (
    <div className="space-y-4 text-sm">
      <p className="text-ink-soft">
        Brings in customers, subscriptions, invoices and payments. People you deleted are not brought back.
      </p>
      <p aria-live="polite">{sync && <SyncState sync={sync} />}</p>
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      <Button aria-disabled={isBusy} onClick={() => !isBusy && start.mutate()}>
        {isBusy ? "Syncing…" : "Sync from Stripe"}
      </Button>
    </div>
  );
}

function SyncState({ sync }: { sync: NonNullable<PaymentsView["sync"]> }) {
  const format = useFormats();
  const payments = sync.paymentCount > 0 ? `, ${format.count(sync.paymentCount)} other payments` : "";
  const counts = `${format.count(sync.customerCount)} customers, ${format.count(sync.subscriptionCount)} subscriptions, ${format.count(sync.invoiceCount)} invoices${payments} read`;
  const erased =
    sync.erasedCount > 0 ? `; ${format.count(sync.erasedCount)} of people deleted here left out` : "";
  if (sync.status === "failed") return `The last sync failed. ${sync.problem ?? ""}`;
  return (
    <>
      {counts}
      {erased}
      {sync.finishedAt !== null && (
        <>
          , <Time isExact at={sync.finishedAt} />
        </>
      )}
      .
    </>
  );
}
