"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { vouchForBillingAction } from "@/lib/deletion/actions";
import { refusalSentence } from "@/lib/deletion/refusal-sentences";
import { refreshDeletions } from "./deletion-queries";

interface VouchForBillingProps {
  jobId: number;
  contactId: number;
  email: string;
}

/** For an owner who has stopped a held contact's billing where the provider would not. */
export function VouchForBilling({ jobId, contactId, email }: VouchForBillingProps) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const vouch = useMutation({
    mutationFn: () => vouchForBillingAction({ jobId, contactId, reason }),
    onSuccess: (result) => {
      if (!result.ok) return;
      setOpen(false);
      return refreshDeletions(client);
    },
  });
  const problem = vouch.isError
    ? "The server did not answer. Nothing was changed."
    : vouch.data && !vouch.data.ok
      ? refusalSentence(vouch.data)
      : undefined;
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title="You stopped the billing yourself?"
      description="On your word the contact is deleted for good. Stripe is asked once more in a few days, and you are told if anything still bills."
      trigger={
        <Button variant="ghost" className="-mx-4 text-accent" aria-label={`I stopped it myself, ${email}`}>
          I stopped it myself
        </Button>
      }
    >
      <form
        noValidate
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!vouch.isPending) vouch.mutate();
        }}
      >
        <Field
          label="How was it stopped?"
          hint="Kept in the audit log, without the contact: name nobody."
          error={problem}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-3">
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="danger" aria-disabled={vouch.isPending}>
            Delete on my word
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
