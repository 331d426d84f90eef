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
import { heldLabels, heldMessages, keepLabel } from "./held-messages";

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
      toast.success(heldMessages.kept);
      await client.invalidateQueries({ queryKey: queryKeys.contacts });
      return refreshDeletions(client);
    },
  });
  const problem = problemOf(keep, deletionRefusalMessage, heldMessages.unchanged);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={heldMessages.keep}
      description={heldMessages.whatKeeps}
      trigger={
        <Button variant="link" className="-mx-4" aria-label={keepLabel(email)}>
          {heldLabels.keep}
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
          <Button>{heldLabels.cancel}</Button>
        </DialogClose>
        <Button
          variant="primary"
          isBusy={keep.isPending}
          onClick={() => {
            if (!keep.isPending) keep.mutate();
          }}
        >
          {heldLabels.keep}
        </Button>
      </div>
    </Dialog>
  );
}
