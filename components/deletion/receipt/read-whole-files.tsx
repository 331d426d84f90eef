"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "@/components/data/action-problem";
import { useMay } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { askWholeReadingAction } from "@/lib/deletion/actions";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { deletionRefusalMessage } from "@/lib/deletion/refusal-messages";
import { refreshDeletions } from "../deletion-queries";
import { certificateLabels } from "./certificate-labels";
import { certificateMessages } from "./certificate-messages";

/** Lets an owner have the files read as a whole now; shows nothing where that was done or says nothing. */
export function ReadWholeFiles({ deletion }: { deletion: DeletionDetail }) {
  const mayAsk = useMay()("deletions.resolve");
  const client = useQueryClient();
  const ask = useMutation({
    mutationFn: () => askWholeReadingAction({ jobId: deletion.id }),
    onSuccess: () => refreshDeletions(client),
  });
  const { diskCheck, isWholeReadingAsked } = deletion;
  if (diskCheck?.scope !== "written" || diskCheck.whole || !mayAsk) return null;
  const isPending = isWholeReadingAsked || ask.isPending;
  const problem = problemOf(ask, deletionRefusalMessage, certificateMessages.unread);
  return (
    <div className="print:hidden">
      <Button
        isBusy={isPending}
        onClick={() => {
          if (!isPending) ask.mutate();
        }}
      >
        {isPending ? certificateLabels.readingFiles : certificateLabels.readFiles}
      </Button>
      {problem && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
