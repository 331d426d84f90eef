"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { undoBulkAction } from "../undo-bulk-action";

/** Takes back what a job did. How far that is, is shown as for any other job. */
export function UndoButton({ jobId }: { jobId: number }) {
  const client = useQueryClient();
  const undo = useMutation({ mutationFn: () => undoBulkAction(client, jobId) });
  const problem = undo.isError ? "The server did not answer." : undo.data;
  return (
    <>
      <Button
        aria-label={`Undo bulk action ${jobId}`}
        aria-disabled={undo.isPending}
        onClick={({ currentTarget }) => {
          // The button goes: reading goes on at the change it was about.
          const change = currentTarget.closest("li");
          if (!undo.isPending) undo.mutate(undefined, { onSuccess: () => change?.focus() });
        }}
      >
        Undo
      </Button>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </>
  );
}
