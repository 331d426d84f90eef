"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { markBillingStoppedAction } from "@/lib/deletion/actions";
import { deletionRefusalMessage } from "@/lib/deletion/refusal-messages";
import { followDeletion } from "../deletion-queries";
import { StoppedItMyself } from "./stopped-it-myself";

interface VouchForBillingProps {
  jobId: number;
  contactId: number;
  email: string;
}

/** For an owner who has stopped a held contact's billing where the provider would not. */
export function MarkBillingStopped({ jobId, contactId, email }: VouchForBillingProps) {
  const client = useQueryClient();
  const vouch = useMutation({
    mutationFn: (reason: string) => markBillingStoppedAction({ jobId, contactId, reason }),
    onSuccess: (result) => (result.ok ? followDeletion(client, jobId) : undefined),
  });
  return (
    <StoppedItMyself
      of={email}
      description="On your word the contact is deleted for good. Stripe is asked once more in a few days, and you are told if anything still bills."
      confirm="Delete on my word"
      isPending={vouch.isPending}
      problem={
        vouch.isError
          ? "The server did not answer. Nothing was changed."
          : vouch.data && !vouch.data.ok
            ? deletionRefusalMessage(vouch.data)
            : undefined
      }
      onReason={async (reason) => (await vouch.mutateAsync(reason)).ok}
    />
  );
}
