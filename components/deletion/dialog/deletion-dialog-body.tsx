"use client";

import { AlertDialog } from "radix-ui";
import { useState } from "react";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { titleOf } from "../deletion-messages";
import { ConfirmDeletionForm } from "./confirm-deletion-form";
import { ageMessage } from "./counting-messages";
import { CountingProgress } from "./counting-progress";
import { DeletionWarning } from "./deletion-warning";
import { previewProblem } from "./dialog-problem";
import { useDeletionPreview } from "./use-deletion-preview";

interface DeletionDialogBodyProps {
  selection: ContactSelection;
  onConfirmed(jobId: number): void;
}

/** Lives as long as the dialog is open, so that every opening counts again. */
export function DeletionDialogBody({ selection, onConfirmed }: DeletionDialogBodyProps) {
  const format = useFormats();
  const [counting, setCounting] = useState({ attempt: 1, withoutMissing: false });
  const preview = useDeletionPreview(selection, counting);
  const { result, countedAt, ageMs = 0 } = preview;
  const manifest = result?.ok && result.state === "measured" ? result.manifest : undefined;
  const progress = result?.ok && result.state === "measuring" ? result : undefined;
  const selectedCount = selection.kind === "ids" ? new Set(selection.ids).size : undefined;
  const problem = previewProblem(preview, selection);

  function countAgain() {
    setCounting(({ attempt, withoutMissing }) => ({ attempt: attempt + 1, withoutMissing }));
  }

  function continueWithoutMissing() {
    setCounting(({ attempt }) => ({ attempt, withoutMissing: true }));
  }

  return (
    <ConfirmDeletionForm
      manifest={manifest}
      previewProblem={problem}
      onCountAgain={countAgain}
      onContinueWithoutMissing={continueWithoutMissing}
      onConfirmed={onConfirmed}
    >
      <AlertDialog.Title className="text-lg font-semibold text-balance break-words">
        {titleOf(format, manifest?.plan.contactCount ?? selectedCount, manifest?.onlyContact ?? null)}
      </AlertDialog.Title>
      <AlertDialog.Description asChild>
        <div className="mt-3">
          {manifest && countedAt !== undefined ? (
            <DeletionWarning
              plan={manifest.plan}
              mentions={manifest.mentions}
              countedAt={countedAt}
              age={ageMessage(format, ageMs)}
            />
          ) : problem ? (
            <p>Nothing has been deleted.</p>
          ) : (
            <CountingProgress progress={progress} selectedCount={selectedCount} />
          )}
        </div>
      </AlertDialog.Description>
    </ConfirmDeletionForm>
  );
}
