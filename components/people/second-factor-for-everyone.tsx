"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ProofField } from "@/components/auth/proof/proof-field";
import { useProof } from "@/components/auth/proof/use-proof";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { needSecondFactorAction } from "@/lib/auth/people/actions";
import type { SecondFactorNeed } from "@/lib/auth/people/need-second-factor";
import { peopleRefusalMessage } from "./people-messages";
import { everyoneLabels, everyoneMessages, lackingMessage } from "./second-factor-messages";

interface SecondFactorForEveryoneProps {
  need: SecondFactorNeed;
  /** Tells whether the owner who looks has one. */
  hasOwn: boolean;
}

/** Lets an owner ask everyone who works on the site for a second factor. */
export function SecondFactorForEveryone({ need, hasOwn }: SecondFactorForEveryoneProps) {
  const router = useRouter();
  const proof = useProof();
  const change = useMutation({
    mutationFn: (isNeeded: boolean) => proof.first(() => needSecondFactorAction({ isNeeded })),
    onSuccess: (result, isNeeded) => {
      if (!result.ok) return;
      proof.forget();
      toast.success(isNeeded ? everyoneMessages.asked : everyoneMessages.stopped);
      router.refresh();
    },
  });
  return (
    <Card title={everyoneLabels.title}>
      <p className="mb-4 text-sm text-ink-soft">
        {need.isNeeded ? everyoneMessages.on : everyoneMessages.off} {lackingMessage(need.lacking)}
      </p>
      {need.isNeeded || hasOwn ? (
        <form
          noValidate
          className="max-w-xl space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!proof.isMissing && !change.isPending) change.mutate(!need.isNeeded);
          }}
        >
          {proof.isAsked && <ProofField {...proof.field} />}
          <p role="alert" className="text-sm text-danger empty:hidden">
            {problemOf(change, peopleRefusalMessage)}
          </p>
          <Button type="submit" aria-disabled={proof.isMissing} isBusy={change.isPending}>
            {need.isNeeded ? everyoneLabels.stop : everyoneLabels.ask}
          </Button>
        </form>
      ) : (
        <p className="text-sm">
          {everyoneMessages.ownFirst} <a href="/account">{everyoneLabels.ownFirst}</a>
        </p>
      )}
    </Card>
  );
}
