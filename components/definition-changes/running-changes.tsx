"use client";

import { FailedJob } from "@/components/jobs/failed-job";
import { Notice } from "@/components/ui/notice";
import { useFormats } from "@/components/ui/use-formats";
import { discardChangeAction } from "@/lib/definition-changes/actions";
import type { DefinitionChangeView } from "@/lib/definition-changes/change-view";
import { contactsOf } from "@/lib/values/count-words";

const titles: Record<DefinitionChangeView["change"]["kind"], string> = {
  merge_tags: "Merging a tag into another",
  delete_tag: "Deleting a tag",
  replace_option: "Replacing an option",
  change_type: "Changing the type of a field",
  delete_field: "Deleting a field",
};

interface RunningChangesProps {
  changes: readonly DefinitionChangeView[];
  onChanged(): unknown;
}

/** Shows the changes that the worker carries to the contacts, and those that were set aside. */
export function RunningChanges({ changes, onChanged }: RunningChangesProps) {
  const format = useFormats();
  return (
    <div className="space-y-3 empty:hidden" role="status">
      {changes.map(({ id, change, status, changedCount, failure }) =>
        status === "failed" ? (
          <Notice key={id} tone="warning" title={`${titles[change.kind]} failed`}>
            <FailedJob
              table="definition_changes"
              jobId={id}
              failure={failure}
              discard={() => discardChangeAction({ changeId: id })}
              onChanged={onChanged}
            >
              What is done already stays.
            </FailedJob>
          </Notice>
        ) : (
          <Notice key={id} tone="info" title={`${titles[change.kind]}…`}>
            {contactsOf(format, changedCount)} done. You can leave this page; it goes on.
          </Notice>
        ),
      )}
    </div>
  );
}
