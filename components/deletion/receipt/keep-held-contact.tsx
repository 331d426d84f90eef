"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { keepHeldContactAction } from "@/lib/deletion/actions";
import { deletionRefusalMessage } from "@/lib/deletion/refusal-messages";
import { refreshDeletions } from "../deletion-queries";

interface KeepHeldContactProps {
  jobId: number;
  contactId: number;
  email: string;
}

/** Lets an owner keep a held contact after all. */
export function KeepHeldContact({ jobId, contactId, email }: KeepHeldContactProps) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const keep = useMutation({
    mutationFn: () => keepHeldContactAction({ jobId, contactId }),
    onSuccess: async (result) => {
      if (!result.ok) return;
      setOpen(false);
      toast.success("Kept. They are an ordinary contact again.");
      await client.invalidateQueries({ queryKey: queryKeys.contacts });
      return refreshDeletions(client);
    },
  });
  const problem = problemOf(keep, deletionRefusalMessage, "The server did not answer. Nothing was changed.");
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title="Keep this contact?"
      description="They stay in Contacts with everything of theirs. Subscriptions that were already cancelled stay cancelled. The others go on and are charged."
      trigger={
        <Button variant="link" className="-mx-4" aria-label={`Keep this contact, ${email}`}>
          Keep this contact
        </Button>
      }
    >
      {problem && (
        <p role="alert" className="mb-4 text-sm text-danger">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-3">
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button
          variant="primary"
          isBusy={keep.isPending}
          onClick={() => {
            if (!keep.isPending) keep.mutate();
          }}
        >
          Keep this contact
        </Button>
      </div>
    </Dialog>
  );
}
