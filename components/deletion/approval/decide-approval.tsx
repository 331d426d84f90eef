"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ProofField } from "@/components/auth/proof/proof-field";
import { useProof } from "@/components/auth/proof/use-proof";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { PhraseField } from "@/components/ui/phrase-field";
import { mismatchMessage } from "@/components/ui/phrase-messages";
import { approveDeletionAction, endApprovalAction } from "@/lib/deletion/approval/actions";
import type { DeletionDetail, WaitingApproval } from "@/lib/deletion/receipt/deletion-view";
import { deletionRefusalMessage } from "@/lib/deletion/refusal-messages";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { followDeletion, refreshDeletions } from "../deletion-queries";
import { approvalLabels, approvalMessages } from "./approval-messages";

interface DecideApprovalProps {
  deletion: DeletionDetail;
  approval: WaitingApproval;
}

/** Lets a second person agree or decline, and whoever asked withdraw. */
export function DecideApproval({ deletion: { id, digest }, approval }: DecideApprovalProps) {
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const proof = useProof();
  const [isTooEarly, setTooEarly] = useState(false);
  const approve = useMutation({
    mutationFn: () => proof.first(() => approveDeletionAction({ jobId: id, digest, phrase: typed })),
    onSuccess: (result) => {
      if (!result.ok) return;
      toast.success(approvalMessages.approved);
      return followDeletion(client, id);
    },
  });
  const end = useMutation({
    mutationFn: () => endApprovalAction({ jobId: id }),
    onSuccess: (result) => {
      if (!result.ok) return;
      toast.success(approvalMessages.ended);
      return refreshDeletions(client);
    },
  });
  const isReady = isConfirmed(approval.phrase, typed) && !proof.isMissing;
  const early = isTooEarly && !isReady ? mismatchMessage(approval.phrase) : undefined;
  const problem =
    early ?? problemOf(approve, deletionRefusalMessage) ?? problemOf(end, deletionRefusalMessage);
  const isBusy = approve.isPending || end.isPending;
  return (
    <form
      noValidate
      className="space-y-4 border-t border-border pt-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (approval.isOwn || isBusy) return;
        setTooEarly(!isReady);
        if (isReady) approve.mutate();
      }}
    >
      {!approval.isOwn && (
        <PhraseField
          phrase={approval.phrase}
          value={typed}
          onChange={(next) => {
            setTyped(next);
            setTooEarly(false);
          }}
          isInvalid={early !== undefined}
          describedBy="approval-problem"
        />
      )}
      {proof.isAsked && <ProofField {...proof.field} />}
      <p id="approval-problem" role="alert" className="text-sm font-medium text-danger empty:hidden">
        {problem}
      </p>
      <div className="flex flex-wrap justify-end gap-3">
        <Button isBusy={end.isPending} onClick={() => !isBusy && end.mutate()}>
          {approval.isOwn ? approvalLabels.withdraw : approvalLabels.decline}
        </Button>
        {!approval.isOwn && (
          <Button type="submit" variant="danger" aria-disabled={!isReady} isBusy={approve.isPending}>
            {approvalLabels.approve}
          </Button>
        )}
      </div>
    </form>
  );
}
