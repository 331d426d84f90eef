"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import { retryHeldContactsAction } from "@/lib/deletion/actions";
import { deletionRefusalMessage } from "@/lib/deletion/refusal-messages";
import { contactsOf } from "@/lib/values/count-words";
import { followDeletion, refreshDeletions } from "../deletion-queries";

/** Tries to stop the billing of all held contacts of a deletion again, and to delete them then. */
export function RetryHeldContacts({ jobId }: { jobId: number }) {
  const format = useFormats();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryHeldContactsAction({ jobId }),
    onSuccess: (result) => {
      if (result.ok) {
        toast.success(`Trying again for ${contactsOf(format, result.retriedCount)}.`);
        return followDeletion(client, jobId);
      }
      toast.error(deletionRefusalMessage(result));
      return refreshDeletions(client);
    },
    onError: () => toast.error("The server did not answer. Try again in a moment."),
  });
  return (
    <Button
      variant="secondary"
      aria-disabled={retry.isPending}
      aria-busy={retry.isPending}
      onClick={() => {
        if (!retry.isPending) retry.mutate();
      }}
    >
      Retry
    </Button>
  );
}
