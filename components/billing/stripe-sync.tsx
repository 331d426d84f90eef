"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "@/components/data/action-problem";
import { IfMay } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { startSyncAction } from "@/lib/billing/actions";
import { paymentRefusalMessage } from "@/lib/billing/refusal-messages";
import type { PaymentsView } from "@/lib/billing/stripe/account/payments-view";
import { isSyncing, paymentsQuery } from "./payments-query";
import { syncedLabel, syncFailedMessage, syncLabels, syncMessages } from "./sync-messages";

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
      <p className="text-ink-soft">{syncMessages.whatComes}</p>
      <p aria-live="polite">{sync && <SyncState sync={sync} />}</p>
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      <IfMay do="settings.write">
        <Button aria-disabled={isBusy} onClick={() => !isBusy && start.mutate()}>
          {isBusy ? syncLabels.syncing : syncLabels.sync}
        </Button>
      </IfMay>
    </div>
  );
}

function SyncState({ sync }: { sync: NonNullable<PaymentsView["sync"]> }) {
  const format = useFormats();
  if (sync.status === "failed") return syncFailedMessage(sync);
  const read = syncedLabel(format, sync);
  if (sync.finishedAt === null) return <Filled message={syncMessages.reading} with={{ read }} />;
  return (
    <Filled message={syncMessages.finished} with={{ read, at: <Time isExact at={sync.finishedAt} /> }} />
  );
}
