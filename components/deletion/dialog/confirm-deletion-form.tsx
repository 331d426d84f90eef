"use client";

import { AlertDialog } from "radix-ui";
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { firstFocus } from "@/components/ui/lazy-part";
import type { DeletionManifest } from "@/lib/deletion/manifest/deletion-plan";
import { isConfirmed } from "@/lib/deletion/manifest/typed-phrase";
import { DeleteCustomersChoice } from "./delete-customers-choice";
import { confirmProblem, type DeletionProblem, DialogProblem } from "./dialog-problem";
import { PhraseField } from "./phrase-field";
import { RefundChoice } from "./refund-choice";
import { useConfirmDeletion } from "./use-confirm-deletion";

interface ConfirmDeletionFormProps {
  /** Is undefined while the contacts are being counted, or when counting was refused. */
  manifest: DeletionManifest | undefined;
  previewProblem: DeletionProblem | undefined;
  onCountAgain(): void;
  onContinueWithoutMissing(): void;
  onConfirmed(jobId: number): void;
  children: ReactNode;
}

/** Shows the warning, the box to type into and the two buttons. Cancel stays one element, so it keeps the focus. */
export function ConfirmDeletionForm({ manifest, previewProblem, children, ...on }: ConfirmDeletionFormProps) {
  const problemId = useId();
  const cancelRef = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState("");
  const [refundsUnused, setRefundsUnused] = useState(false);
  const [deletesCustomers, setDeletesCustomers] = useState(false);
  const [isTooEarly, setTooEarly] = useState(false);
  const confirm = useConfirmDeletion(on.onConfirmed);
  const isReady = manifest !== undefined && isConfirmed(manifest.phrase, typed);
  const early = isTooEarly && !isReady ? { message: whyTooEarly(manifest) } : undefined;
  const problem = previewProblem ?? early ?? confirmProblem(confirm);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (confirm.isPending) return;
    setTooEarly(!isReady);
    if (manifest && isReady) confirm.mutate({ manifest, typed, refundsUnused, deletesCustomers });
  }

  function type(value: string) {
    setTyped(value);
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
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
      {/* The section scrolls on small screens, so the keyboard must be able to reach it. */}
      <section
        aria-label="Warning"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls.
        tabIndex={0}
        className="scroll-hint min-h-0 overflow-y-auto overscroll-contain p-6 pb-5 -outline-offset-4"
      >
        {children}
        {manifest && manifest.plan.billing.unused.length > 0 && (
          <RefundChoice
            unused={manifest.plan.billing.unused}
            value={refundsUnused}
            onChange={setRefundsUnused}
          />
        )}
        {manifest && manifest.plan.billing.customerCount > 0 && (
          <DeleteCustomersChoice
            customerCount={manifest.plan.billing.customerCount}
            value={deletesCustomers}
            onChange={setDeletesCustomers}
          />
        )}
        {manifest && (
          <p className="mt-5 text-sm">
            <a href={`/api/deletions/${manifest.jobId}/export`} download>
              Download a copy first
            </a>{" "}
            <span className="text-ink-soft">as CSV. Where it is kept from then on is up to you.</span>
          </p>
        )}
      </section>
      <div className="border-t border-border px-6 py-4">
        {manifest && (
          <PhraseField
            phrase={manifest.phrase}
            value={typed}
            onChange={type}
            isInvalid={early !== undefined}
            describedBy={problemId}
          />
        )}
        <DialogProblem id={problemId} problem={problem} onOffer={takeOffer} />
        <div className="flex flex-wrap justify-end gap-3">
          <AlertDialog.Cancel ref={cancelRef} asChild>
            <Button variant="secondary" aria-disabled={confirm.isPending} {...firstFocus}>
              Cancel
            </Button>
          </AlertDialog.Cancel>
          {!previewProblem && (
            <Button
              type="submit"
              variant="danger"
              aria-disabled={!isReady || confirm.isPending}
              aria-busy={confirm.isPending}
              aria-describedby={problemId}
            >
              Permanently Delete
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}

function whyTooEarly(manifest: DeletionManifest | undefined): string {
  return manifest
    ? `Type ${manifest.phrase} first; what you typed does not match yet.`
    : "Still counting. What goes is shown here before it can be deleted.";
}
