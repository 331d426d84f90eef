"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProofField } from "@/components/auth/proof/proof-field";
import { useProof } from "@/components/auth/proof/use-proof";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { endSiteAction } from "@/lib/sites/ending/actions";
import { endingRefusalMessage } from "@/lib/sites/ending/refusal-messages";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { endingLabels, endingMessages } from "./ending-messages";

/** Asks for the name of the site, and for the password, before the site is deleted. */
export function EndSiteDialog({ siteName, needsProof }: { siteName: string; needsProof: boolean }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const proof = useProof(needsProof);
  const end = useMutation({
    mutationFn: () => proof.first(() => endSiteAction({ name })),
    onSuccess: (result) => {
      if (!result.ok) return;
      setOpen(false);
      router.refresh();
    },
  });
  const isReady = isConfirmed(siteName, name) && !proof.isMissing;
  const problem = problemOf(end, endingRefusalMessage, endingMessages.unanswered);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={endingLabels.title}
      description={endingMessages.dialog}
      trigger={<Button variant="danger">{endingLabels.open}</Button>}
    >
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !end.isPending) end.mutate();
        }}
      >
        <Field
          label={endingLabels.name}
          hint={endingMessages.nameHint(siteName)}
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        {proof.isAsked && <ProofField {...proof.field} />}
        <p role="alert" className="text-sm text-danger empty:hidden">
          {problem}
        </p>
        <div className="flex justify-end gap-3">
          <DialogClose asChild>
            <Button>{endingLabels.cancel}</Button>
          </DialogClose>
          <Button type="submit" variant="danger" aria-disabled={!isReady} isBusy={end.isPending}>
            {endingLabels.delete}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
