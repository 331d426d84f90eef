"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ProofField } from "@/components/auth/proof/proof-field";
import { isAboutProof } from "@/components/auth/proof/prove-first";
import { useProof } from "@/components/auth/proof/use-proof";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { setDeletionBoundsAction } from "@/lib/sites/actions";
import type { DeletionBounds } from "@/lib/sites/deletion-bounds";
import { siteRefusalMessage } from "@/lib/sites/refusal-messages";
import { boundsLabels, boundsMessages } from "./bounds-messages";

interface BoundsFormProps {
  bounds: DeletionBounds;
  /** Tells whether there is anyone else who could agree to a deletion. */
  hasSecond: boolean;
}

/** Sets from how many contacts on a deletion asks for more than a phrase. */
export function BoundsForm({ bounds, hasSecond }: BoundsFormProps) {
  const [fresh, setFresh] = useState(textOf(bounds.freshOver));
  const [approve, setApprove] = useState(textOf(bounds.approveOver));
  const proof = useProof();
  const [isRefused, setRefused] = useState(false);
  const freshOver = numberOf(fresh);
  const approveOver = numberOf(approve);
  const mayAskSecond = hasSecond || approve !== "";
  const save = useMutation({
    mutationFn: (wanted: DeletionBounds) => proof.first(() => setDeletionBoundsAction(wanted)),
    onSuccess: (result) => {
      if (!result.ok) return;
      proof.forget();
      toast.success(boundsMessages.saved);
    },
  });
  const refusal = refusalOf(save)?.refusal ?? "";
  const problem = problemOf(save, siteRefusalMessage);
  const isOfProof = isAboutProof(refusal);
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        setRefused(freshOver === undefined || approveOver === undefined);
        if (freshOver === undefined || approveOver === undefined || save.isPending) return;
        save.mutate({ freshOver, approveOver });
      }}
    >
      <Field
        label={boundsLabels.fresh}
        hint={boundsMessages.freshHint}
        error={isRefused && freshOver === undefined ? boundsMessages.number : undefined}
        inputMode="numeric"
        autoComplete="off"
        value={fresh}
        onChange={({ target }) => setFresh(target.value)}
      />
      <Field
        label={boundsLabels.approve}
        hint={mayAskSecond ? boundsMessages.approveHint : boundsMessages.nobodyElse}
        error={isRefused && approveOver === undefined ? boundsMessages.number : undefined}
        inputMode="numeric"
        autoComplete="off"
        disabled={!mayAskSecond}
        value={approve}
        onChange={({ target }) => setApprove(target.value)}
      />
      {proof.isAsked && (
        <ProofField {...proof.field} error={refusal === "proof_needed" || !isOfProof ? undefined : problem} />
      )}
      {problem && !isOfProof && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <Button type="submit" isBusy={save.isPending}>
        {save.isPending ? boundsLabels.saving : boundsLabels.save}
      </Button>
    </form>
  );
}

function textOf(bound: number | null): string {
  return bound === null ? "" : String(bound);
}

/** Reads a number of contacts; null for nothing, undefined for anything else. */
function numberOf(typed: string): number | null | undefined {
  const plain = typed.replace(/[\s,.'’]/g, "");
  if (plain === "") return null;
  return /^[1-9]\d{0,8}$/.test(plain) ? Number(plain) : undefined;
}
