"use client";

import { FailedJob } from "@/components/jobs/failed-job";
import { Notice } from "@/components/ui/notice";
import { useFormats } from "@/components/ui/use-formats";
import { discardChangeAction } from "@/lib/definition-changes/actions";
import type { DefinitionChangeView } from "@/lib/definition-changes/change-view";
import { changeTitle, changingMessage, failedChangeMessage } from "./change-messages";

interface RunningChangesProps {
  changes: readonly DefinitionChangeView[];
  onChanged(): unknown;
}

/** Shows the changes that the worker carries to the contacts, and those that were set aside. */
export function RunningChanges({ changes, onChanged }: RunningChangesProps) {
  const format = useFormats();
  return (
    <div className="space-y-3 empty:hidden" role="status">
      {changes.map((change) => {
        const { id, status, changedCount, failure } = change;
        const title = changeTitle(change);
        return status === "failed" ? (
          <Notice key={id} tone="warning" title={title}>
            <FailedJob
              table="definition_changes"
              jobId={id}
              failure={failure}
              discard={() => discardChangeAction({ changeId: id })}
              onChanged={onChanged}
            >
              {failedChangeMessage}
            </FailedJob>
          </Notice>
        ) : (
          <Notice key={id} tone="info" title={title}>
            {changingMessage(format, changedCount)}
          </Notice>
        );
      })}
    </div>
  );
}
