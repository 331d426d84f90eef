"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ProofField } from "@/components/auth/proof/proof-field";
import { useProof } from "@/components/auth/proof/use-proof";
import { problemOf } from "@/components/data/action-problem";
import { useLeavePage } from "@/components/data/leave-page";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { endAccountAction } from "@/lib/auth/account/actions";
import { accountRefusalMessage } from "@/lib/auth/account/refusal-messages";
import { endAccountLabels, endAccountMessages } from "./end-account-messages";

/** Lets someone delete their own account. `needsProof` tells whether the last proof in this session is too old. */
export function EndAccountCard({ needsProof }: { needsProof: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const proof = useProof(needsProof);
  const leavePage = useLeavePage();
  const end = useMutation({
    mutationFn: () => leavePage(() => proof.first(() => endAccountAction({}))),
    onSuccess: (result) => {
      if (result.ok) window.location.assign(endAccountMessages.signInPath);
    },
  });
  return (
    <Card title={endAccountLabels.title}>
      <p className="mb-4 text-sm text-ink-soft">{endAccountMessages.what}</p>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={endAccountMessages.question}
        description={endAccountMessages.what}
        trigger={<Button variant="danger">{endAccountLabels.open}</Button>}
      >
        <form
          noValidate
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!proof.isMissing && !end.isPending) end.mutate();
          }}
        >
          {proof.isAsked && <ProofField {...proof.field} />}
          <p role="alert" className="text-sm text-danger empty:hidden">
            {problemOf(end, accountRefusalMessage)}
          </p>
          <div className="flex justify-end gap-3">
            <DialogClose asChild>
              <Button>{endAccountLabels.cancel}</Button>
            </DialogClose>
            <Button type="submit" variant="danger" aria-disabled={proof.isMissing} isBusy={end.isPending}>
              {endAccountLabels.delete}
            </Button>
          </div>
        </form>
      </Dialog>
    </Card>
  );
}
