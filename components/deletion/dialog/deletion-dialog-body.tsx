"use client";

import { AlertDialog } from "radix-ui";
import { useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { contactsOf } from "@/lib/values/count-words";
import { titleOf } from "../deletion-messages";
import { ConfirmDeletionForm } from "./confirm-deletion-form";
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
  const manifest = preview.data?.result.ok ? preview.data.result.manifest : undefined;
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
          {manifest && preview.data ? (
            <DeletionWarning
              plan={manifest.plan}
              mentions={manifest.mentions}
              countedAt={preview.data.countedAt}
            />
          ) : problem ? (
            <p>Nothing has been deleted.</p>
          ) : (
            <CountingSkeleton count={selectedCount} />
          )}
        </div>
      </AlertDialog.Description>
    </ConfirmDeletionForm>
  );
}

/** Holds the place of the warning while the manifest is made. */
function CountingSkeleton({ count }: { count: number | undefined }) {
  const format = useFormats();
  return (
    <div>
      <p className="text-ink-soft">
        Counting what belongs to {count === undefined ? "the selected contacts" : contactsOf(format, count)}…
      </p>
      <div aria-hidden="true" className="mt-4 space-y-3">
        {["w-11/12", "w-3/4", "w-5/6", "w-2/3"].map((width) => (
          <Skeleton key={width} className={`h-4 ${width}`} />
        ))}
      </div>
    </div>
  );
}
