"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { stopDeletionAction } from "@/lib/deletion/actions";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { deletionRefusalMessage } from "@/lib/deletion/refusal-messages";
import { refreshDeletions } from "../deletion-queries";

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
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button
        variant="secondary"
        aria-disabled={isStopping}
        aria-describedby={noteId}
        onClick={() => {
          if (!isStopping) stop.mutate();
        }}
      >
        {isStopping ? "Stopping…" : "Stop"}
      </Button>
      <p id={noteId} className="min-w-0 flex-1 basis-60 text-sm text-ink-soft">
        {isStopping
          ? "What is already deleted stays deleted. Whoever is not reached yet is kept."
          : "Stopping keeps whoever is not reached yet. What is already deleted stays deleted."}
      </p>
      <p role="alert" className="w-full text-sm font-medium text-danger empty:hidden">
        {problemOf(
          stop,
          deletionRefusalMessage,
          "The server did not answer. The deletion may still be running.",
        )}
      </p>
    </div>
  );
}
