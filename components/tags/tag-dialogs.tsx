"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { ChangeDialog } from "@/components/definition-changes/change-dialog";
import { NameField } from "@/components/definition-changes/name-field";
import { SegmentsReached } from "@/components/definition-changes/segments-reached";
import {
  unansweredChange,
  useDefinitionChange,
  useReadAnew,
} from "@/components/definition-changes/use-definition-change";
import { Select } from "@/components/ui/select";
import { useFormats } from "@/components/ui/use-formats";
import { createTagAction, deleteTagAction, mergeTagsAction, renameTagAction } from "@/lib/tags/actions";
import type { TagView } from "@/lib/tags/tag-view";
import { contactsOf } from "@/lib/values/count-words";
import { deleteMessage, mergeMessage, tagProblem } from "./tag-messages";
import { tagPlanQuery } from "./tag-queries";

interface DialogProps {
  onClose(): void;
}

const shownIn = [queryKeys.tags, queryKeys.contacts, queryKeys.contactPages];

/** Makes a tag, or renames one. */
export function NameTagDialog({ tag, onClose }: DialogProps & { tag?: TagView }) {
  const [name, setName] = useState(tag?.name ?? "");
  const readAnew = useReadAnew(shownIn);
  const save = useDefinitionChange({
    act: async () => (tag ? await renameTagAction({ tagId: tag.id, name }) : await createTagAction({ name })),
    told: () => (tag ? `Renamed to “${name.trim()}”.` : `“${name.trim()}” is ready to use.`),
    onClose,
    readAnew,
  });
  const problem = problemOf(save, tagProblem, "The server did not answer. Try again.");
  return (
    <ChangeDialog
      title={tag ? "Rename tag" : "New tag"}
      description={
        tag
          ? "Every contact and segment with this tag shows the new name."
          : "You can add it to contacts from their page, from the list, or with an import."
      }
      action={tag ? "Rename" : "Create tag"}
      isBlocked={save.isPending || name.trim() === ""}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <NameField name={name} onName={setName} error={problem} />
    </ChangeDialog>
  );
}

interface MergeTagDialogProps extends DialogProps {
  tag: TagView;
  others: readonly TagView[];
}

/** Merges a tag into another, and shows before how many contacts that reaches. */
export function MergeTagDialog({ tag, others, onClose }: MergeTagDialogProps) {
  const format = useFormats();
  const id = useId();
  const [intoId, setIntoId] = useState<number>();
  const into = others.find((other) => other.id === intoId);
  const plan = useQuery({ ...tagPlanQuery(tag.id, intoId), enabled: intoId !== undefined });
  const readAnew = useReadAnew(shownIn);
  const merge = useDefinitionChange({
    act: (chosen: number) => mergeTagsAction({ tagId: tag.id, intoId: chosen }),
    told: ({ change: { status, changedCount } }) =>
      status === "completed"
        ? `Merged. ${contactsOf(format, changedCount)} moved to “${into?.name}”.`
        : undefined,
    onClose,
    readAnew,
  });
  return (
    <ChangeDialog
      title={`Merge “${tag.name}”`}
      description="Its contacts get the other tag, then this one is gone. Lists and forms that still use the old name add the other tag. This can’t be undone."
      action={into ? `Merge into “${into.name}”` : "Merge"}
      isBlocked={merge.isPending || intoId === undefined || plan.data === undefined}
      problem={problemOf(merge, tagProblem, unansweredChange)}
      onDo={() => intoId !== undefined && merge.mutate(intoId)}
      onClose={onClose}
    >
      <div className="space-y-1.5">
        <label htmlFor={id} className="block text-sm font-medium">
          Merge into
        </label>
        <Select
          id={id}
          value={intoId ?? ""}
          onChange={({ target }) => setIntoId(target.value === "" ? undefined : Number(target.value))}
        >
          <option value="">Choose a tag</option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {other.name}
            </option>
          ))}
        </Select>
      </div>
      <div role="status" className="min-h-16 space-y-2 text-sm text-ink-soft">
        {intoId !== undefined && !plan.data && <p>Counting…</p>}
        {plan.data && (
          <>
            <p>
              {plan.data.next !== null && "At least "}
              {mergeMessage(format, plan.data)}
            </p>
            <SegmentsReached segments={plan.data.segments} follow={`follows to “${into?.name}”.`} />
          </>
        )}
      </div>
    </ChangeDialog>
  );
}

/** Deletes a tag, and shows before what that takes away. */
export function DeleteTagDialog({ tag, onClose }: DialogProps & { tag: TagView }) {
  const format = useFormats();
  const plan = useQuery(tagPlanQuery(tag.id, undefined));
  const readAnew = useReadAnew(shownIn);
  const remove = useDefinitionChange({
    act: () => deleteTagAction({ tagId: tag.id }),
    told: ({ change }) => (change.status === "completed" ? `“${tag.name}” is deleted.` : undefined),
    onClose,
    readAnew,
  });
  return (
    <ChangeDialog
      title={`Delete “${tag.name}”?`}
      description="Deletes the tag, not the people. This can’t be undone."
      action="Delete tag"
      isDestructive
      isBlocked={remove.isPending || plan.data === undefined}
      problem={problemOf(remove, tagProblem, unansweredChange)}
      onDo={() => remove.mutate()}
      onClose={onClose}
    >
      <div role="status" className="min-h-10 space-y-2 text-sm text-ink-soft">
        {!plan.data && <p>Counting…</p>}
        {plan.data && (
          <>
            <p>
              {plan.data.next !== null && "At least: "}
              {deleteMessage(format, plan.data.having)}
            </p>
            <SegmentsReached segments={plan.data.segments} />
          </>
        )}
      </div>
    </ChangeDialog>
  );
}
