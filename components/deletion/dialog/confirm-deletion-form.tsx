"use client";

import { AlertDialog } from "radix-ui";
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { useHasPasskey } from "@/components/auth/proof/passkey-holder";
import { ProofField } from "@/components/auth/proof/proof-field";
import { proofFieldMessages } from "@/components/auth/proof/proof-field-messages";
import { useProof } from "@/components/auth/proof/use-proof";
import { DownloadLink } from "@/components/sites/download-link";
import { Button } from "@/components/ui/button";
import { firstFocus } from "@/components/ui/lazy-part";
import { PhraseField, PhraseFieldWaiting } from "@/components/ui/phrase-field";
import { mismatchMessage } from "@/components/ui/phrase-messages";
import type { DeletionManifest } from "@/lib/deletion/manifest/deletion-plan";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { confirmLabels, confirmMessages } from "./confirm-messages";
import { DeleteCustomersChoice } from "./delete-customers-choice";
import { confirmProblem, type DeletionProblem, DialogProblem } from "./dialog-problem";
import { DialogFoot, DialogScroll } from "./frame/dialog-layout";
import { frameMessages } from "./frame/frame-messages";
import { RefundChoice } from "./refund-choice";
import { useConfirmDeletion } from "./use-confirm-deletion";
import { WhyField } from "./why-field";

interface ConfirmDeletionFormProps {
  /** Is undefined while the contacts are being counted, or when counting was refused. */
  manifest: DeletionManifest | undefined;
  /** Is what the dialog goes on to show while it is counted again. */
  shownManifest: DeletionManifest | undefined;
  previewProblem: DeletionProblem | undefined;
  head: ReactNode;
  onCountAgain(): void;
  onContinueWithoutMissing(): void;
  onConfirmed(jobId: number): void;
  children: ReactNode;
}

/** Shows the warning, the box to type into and the two buttons. Cancel stays one element, so it keeps the focus. */
export function ConfirmDeletionForm(props: ConfirmDeletionFormProps) {
  const { manifest, shownManifest, previewProblem, head, children, ...on } = props;
  const problemId = useId();
  const cancelRef = useRef<HTMLButtonElement>(null);
  const whyRef = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState({ phrase: "", text: "" });
  const [why, setWhy] = useState<string>();
  const [refundsUnused, setRefundsUnused] = useState(false);
  const [deletesCustomers, setDeletesCustomers] = useState(false);
  const [isTooEarly, setTooEarly] = useState(false);
  const proof = useProof(manifest?.needsProof === true);
  const hasPasskey = useHasPasskey();
  const confirm = useConfirmDeletion({
    first: proof.first,
    onConfirmed: on.onConfirmed,
    onRefused: (refusal) => {
      if (refusal.startsWith("why_")) whyRef.current?.focus();
    },
  });
  // Typed text belongs to its phrase: after a recount it is typed anew.
  const text = typed.phrase === manifest?.phrase ? typed.text : "";
  const isTyped = manifest !== undefined && isConfirmed(manifest.phrase, text);
  const isReady = isTyped && !proof.isMissing;
  const early = isTooEarly && !isReady ? { message: whyTooEarly(manifest, isTyped, hasPasskey) } : undefined;
  const problem: DeletionProblem | undefined = previewProblem ?? early ?? confirmProblem(confirm);
  const billing = previewProblem ? undefined : shownManifest?.plan.billing;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (confirm.isPending) return;
    setTooEarly(!isReady);
    if (!manifest || !isReady) return;
    confirm.mutate({ manifest, typed: text, refundsUnused, deletesCustomers, why: why ?? "" });
  }

  function type(next: string) {
    setTyped({ phrase: manifest?.phrase ?? "", text: next });
    setTooEarly(false);
  }

  function takeOffer(offer: DeletionProblem["offer"]) {
    type("");
    confirm.reset();
    cancelRef.current?.focus();
    if (offer === "continue_without_missing") on.onContinueWithoutMissing();
    else on.onCountAgain();
  }

  return (
    <form onSubmit={submit} noValidate className="contents">
      <DialogScroll head={head}>
        {children}
        {shownManifest && !previewProblem && (
          <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
            <DownloadLink href={`/api/deletions/${shownManifest.jobId}/export`}>
              {confirmLabels.copy}
            </DownloadLink>
            <WhyField
              boxRef={whyRef}
              value={why}
              onChange={setWhy}
              isInvalid={problem?.field === "why"}
              describedBy={problemId}
            />
          </div>
        )}
      </DialogScroll>
      <DialogFoot>
        {billing && billing.customerCount > 0 && (
          <DeleteCustomersChoice
            customerCount={billing.customerCount}
            value={deletesCustomers}
            onChange={setDeletesCustomers}
          />
        )}
        {manifest ? (
          <PhraseField
            phrase={manifest.phrase}
            value={text}
            onChange={type}
            isInvalid={early !== undefined && !isTyped}
            describedBy={problemId}
          />
        ) : (
          !previewProblem && <PhraseFieldWaiting />
        )}
        {manifest && proof.isAsked && (
          <ProofField
            {...proof.field}
            onChange={(next) => {
              proof.field.onChange(next);
              setTooEarly(false);
            }}
          />
        )}
        {billing && billing.unused.length > 0 && (
          <RefundChoice unused={billing.unused} value={refundsUnused} onChange={setRefundsUnused} />
        )}
        {manifest?.needsApproval && <p className="text-sm">{confirmMessages.approval}</p>}
        <DialogProblem id={problemId} problem={problem} onOffer={takeOffer} />
        <div className="flex justify-end gap-2 max-sm:*:grow max-sm:*:px-3 sm:gap-3">
          <AlertDialog.Cancel ref={cancelRef} asChild>
            <Button variant="secondary" aria-disabled={confirm.isPending} {...firstFocus}>
              {frameMessages.cancel}
            </Button>
          </AlertDialog.Cancel>
          {!previewProblem && (
            <Button
              type="submit"
              variant="danger"
              aria-disabled={!isReady}
              isBusy={confirm.isPending}
              aria-describedby={problemId}
            >
              {manifest?.needsApproval ? confirmLabels.askApproval : confirmLabels.delete}
            </Button>
          )}
        </div>
      </DialogFoot>
    </form>
  );
}

function whyTooEarly(manifest: DeletionManifest | undefined, isTyped: boolean, hasPasskey: boolean): string {
  if (isTyped) return hasPasskey ? proofFieldMessages.firstEither : proofFieldMessages.first;
  return manifest ? mismatchMessage(manifest.phrase) : confirmMessages.counting;
}
