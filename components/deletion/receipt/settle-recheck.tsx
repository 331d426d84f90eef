"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { settleRecheckAction } from "@/lib/billing/actions";
import { paymentRefusalMessage } from "@/lib/billing/refusal-messages";
import { refreshDeletions } from "../deletion-queries";
import { StoppedItMyself } from "./stopped-it-myself";

/** For an owner who has stopped at Stripe what still billed someone erased. */
export function SettleRecheck({ recheckId }: { recheckId: number }) {
  const client = useQueryClient();
  const settle = useMutation({
    mutationFn: (reason: string) => settleRecheckAction({ recheckId, reason }),
    onSuccess: (result) => (result.ok ? refreshDeletions(client) : undefined),
  });
  return (
    <StoppedItMyself
      of={`alarm ${recheckId}`}
      description="On your word this is settled: Stripe is not asked about it again, and what it is known by there is forgotten here."
      confirm="Settle on my word"
      isPending={settle.isPending}
      problem={
        settle.isError
          ? "The server did not answer. Nothing was changed."
          : settle.data && !settle.data.ok
            ? paymentRefusalMessage(settle.data)
            : undefined
      }
      onReason={async (reason) => (await settle.mutateAsync(reason)).ok}
    />
  );
}
