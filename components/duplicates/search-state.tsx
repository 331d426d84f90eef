"use client";

import { useMutation } from "@tanstack/react-query";
import { FailedJob } from "@/components/jobs/failed-job";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import { searchDuplicatesAction } from "@/lib/duplicates/actions";
import type { DuplicateList } from "@/lib/duplicates/duplicate-view";
import { duplicateLabels } from "./duplicate-labels";
import { duplicateMessages, openPairsMessage } from "./duplicate-messages";
/** Says how the latest search stands: how far it is, or when it ended and what it found. */
export function SearchState({ search, openCount, onChanged }: DuplicateList & { onChanged(): unknown }) {
  const format = useFormats();
  const again = useMutation({ mutationFn: () => searchDuplicatesAction({}), onSuccess: onChanged });
  if (!search) return null;
  if (search.status === "failed")
    return (
      <Notice tone="warning" title={duplicateMessages.failed}>
        <FailedJob
          table="duplicate_searches"
          jobId={search.id}
          failure={search.failure}
          discard={() => again.mutateAsync()}
          onChanged={onChanged}
        >
          {duplicateMessages.startsAnew}
        </FailedJob>
      </Notice>
    );
  if (search.status === "searching") {
    const percent = `${Math.floor(search.progress * 100)}%`;
    return (
      <div className="space-y-2 text-sm" role="status">
        <p className="text-ink-soft">{duplicateMessages.looking}</p>
        <ProgressBar label={duplicateLabels.looking} value={search.progress} max={1} text={percent} />
      </div>
    );
  }
  return (
    <p className="text-sm text-ink-soft" role="status">
      {openCount > 0 && `${openPairsMessage(format, openCount)} `}
      {duplicateLabels.lastLooked} {search.finishedAt !== null && <RelativeTime at={search.finishedAt} />}.
    </p>
  );
}
