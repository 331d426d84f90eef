"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { askRecheckAgainAction } from "@/lib/billing/actions";
import { paymentRefusalMessage } from "@/lib/billing/refusal-messages";
import { refreshDeletions } from "../deletion-queries";

/** Has Stripe asked at once to stop what still bills someone erased. */
export function AskRecheckAgain({ recheckId }: { recheckId: number }) {
  const client = useQueryClient();
  const ask = useMutation({
    mutationFn: () => askRecheckAgainAction({ recheckId }),
    onSuccess: (result) => {
      if (result.ok) toast.success("Stripe is being asked to stop it. It leaves this list when it has.");
      else toast.error(paymentRefusalMessage(result));
      return refreshDeletions(client);
    },
    onError: () => toast.error("The server did not answer. Try again in a moment."),
  });
  return (
    <Button
      aria-label={`Stop it now, alarm ${recheckId}`}
      aria-disabled={ask.isPending}
      aria-busy={ask.isPending}
      onClick={() => {
        if (!ask.isPending) ask.mutate();
      }}
    >
      Stop it now
    </Button>
  );
}
