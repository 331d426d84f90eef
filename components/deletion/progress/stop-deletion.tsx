"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { stopDeletionAction } from "@/lib/deletion/actions";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { deletionRefusalMessage } from "@/lib/deletion/refusal-messages";
import { refreshDeletions } from "../deletion-queries";
import { progressLabels, progressMessages } from "./progress-messages";

/** Stops a running deletion, and says beforehand what that can still save. */
export function StopDeletion({ deletion }: { deletion: DeletionView }) {
  const noteId = useId();
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => stopDeletionAction({ jobId: deletion.id }),
    onSuccess: () => refreshDeletions(client),
  });
  const isStopping = stop.isPending || deletion.status === "stopping";
  return (
    <>
      <div className="mt-2 flex items-center gap-x-3">
        <Button
          variant="secondary"
          size="small"
          className="px-3"
          aria-disabled={isStopping}
          aria-describedby={noteId}
          onClick={() => {
            if (!isStopping) stop.mutate();
          }}
        >
          {isStopping ? progressLabels.stopping : progressLabels.stop}
        </Button>
        <p id={noteId} className="min-w-0 flex-1 text-xs text-ink-soft">
          {isStopping ? progressMessages.stopping : progressMessages.stop}
        </p>
      </div>
      <p role="alert" className="mt-2 text-sm font-medium text-danger empty:hidden">
        {problemOf(stop, deletionRefusalMessage, progressMessages.notStopped)}
      </p>
    </>
  );
}
