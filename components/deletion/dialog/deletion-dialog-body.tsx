"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { titleOf } from "../deletion-messages";
import { ConfirmDeletionForm } from "./confirm-deletion-form";
import { ageMessage } from "./counting/counting-messages";
import { CountingLine, CountingProgress } from "./counting/counting-progress";
import { DeletionWarning } from "./deletion-warning";
import { DialogHeadlines } from "./dialog-headlines";
import { previewProblem } from "./dialog-problem";
import { DialogHead, NoWayBack } from "./frame/dialog-head";
import { frameMessages } from "./frame/frame-messages";
import { useShownManifest } from "./people/use-shown-manifest";
import { selectionWithout, useTakenOut } from "./people/use-taken-out";
import { discardPreviews, useDeletionPreview } from "./use-deletion-preview";

interface DeletionDialogBodyProps {
  selection: ContactSelection;
  /** Is how many are selected, where that is known before they are counted. */
  selectedCount: number | undefined;
  onConfirmed(jobId: number): void;
}

/** Lives as long as the dialog is open, so that every opening counts again. */
export function DeletionDialogBody({ selection, selectedCount, onConfirmed }: DeletionDialogBodyProps) {
  const format = useFormats();
  const client = useQueryClient();
  const [counting, setCounting] = useState({ attempt: 1, withoutMissing: false });
  const takenOut = useTakenOut(() => discardPreviews(client));
  const preview = useDeletionPreview(selectionWithout(selection, takenOut.ids), counting);
  const { result, countedAt, ageMs = 0 } = preview;
  const manifest = result?.ok && result.state === "measured" ? result.manifest : undefined;
  const progress = result?.ok && result.state === "measuring" ? result : undefined;
  const shown = useShownManifest(manifest, countedAt, takenOut.contacts.length, counting.attempt);
  const problem = previewProblem(preview, selection);
  const count = shown?.contactCount ?? progress?.total ?? selectedCount;

  function countAgain() {
    setCounting(({ attempt, withoutMissing }) => ({ attempt: attempt + 1, withoutMissing }));
  }

  function continueWithoutMissing() {
    setCounting(({ attempt }) => ({ attempt, withoutMissing: true }));
  }

  function putBack() {
    takenOut.clear();
    countAgain();
  }

  const isShown = shown && !problem;
  return (
    <ConfirmDeletionForm
      manifest={manifest}
      shownManifest={shown?.manifest}
      previewProblem={problem}
      head={
        <DialogHead title={titleOf(format, count, manifest?.onlyContact ?? null)}>
          {problem ? (
            <p>{frameMessages.none}</p>
          ) : shown ? (
            <DialogHeadlines
              plan={shown.manifest.plan}
              countedAt={shown.countedAt}
              counting={shown.isRecounting && <CountingLine progress={progress} count={count} />}
            />
          ) : (
            <>
              <CountingLine progress={progress} count={count} />
              <NoWayBack />
            </>
          )}
        </DialogHead>
      }
      onCountAgain={countAgain}
      onContinueWithoutMissing={continueWithoutMissing}
      onConfirmed={onConfirmed}
    >
      {isShown && (
        <DeletionWarning
          shown={shown}
          takenOut={{ ...takenOut, clear: putBack }}
          age={shown.isRecounting ? "" : ageMessage(format, ageMs)}
        />
      )}
      {!isShown && !problem && <CountingProgress progress={progress} count={count} />}
    </ConfirmDeletionForm>
  );
}
