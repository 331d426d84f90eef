"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { ChangeDialog } from "@/components/definition-changes/change-dialog";
import { definitionMessages, unansweredChange } from "@/components/definition-changes/change-messages";
import { NameField } from "@/components/definition-changes/name-field";
import { SegmentsReached } from "@/components/definition-changes/segments-reached";
import { TypedNameField, useTypedName } from "@/components/definition-changes/typed-name";
import { useDefinitionChange, useReadAnew } from "@/components/definition-changes/use-definition-change";
import { Select } from "@/components/ui/select";
import { useFormats } from "@/components/ui/use-formats";
import { createTagAction, deleteTagAction, mergeTagsAction, renameTagAction } from "@/lib/tags/actions";
import type { TagView } from "@/lib/tags/tag-view";
import { tagLabels, tagNameLabels } from "./tag-labels";
import {
  deleteMessage,
  mergedMessage,
  mergeMessage,
  segmentsFollowMessage,
  tagMessages,
  tagProblem,
} from "./tag-messages";
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
    told: () => (tag ? definitionMessages.renamed(name.trim()) : definitionMessages.ready(name.trim())),
    onClose,
    readAnew,
  });
  const problem = problemOf(save, tagProblem, tagMessages.unanswered);
  return (
    <ChangeDialog
      title={tag ? tagLabels.renameTitle : tagLabels.create}
      description={tag ? tagMessages.rename : tagMessages.create}
      action={tag ? tagLabels.rename : tagLabels.createTag}
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
  const name = useTypedName(tag.name);
  const readAnew = useReadAnew(shownIn);
  const merge = useDefinitionChange({
    act: (chosen: number) => mergeTagsAction({ tagId: tag.id, intoId: chosen, phrase: name.phrase }),
    told: ({ change: { status, changedCount } }) =>
      status === "completed" ? mergedMessage(format, changedCount, into?.name ?? "") : undefined,
    onClose,
    readAnew,
  });
  return (
    <ChangeDialog
      title={tagNameLabels.mergeTitle(tag.name)}
      description={tagMessages.merge}
      action={into ? tagNameLabels.mergeInto(into.name) : tagLabels.merge}
      isBlocked={merge.isPending || intoId === undefined || plan.data === undefined || !name.isTyped}
      problem={problemOf(merge, tagProblem, unansweredChange)}
      onDo={() => intoId !== undefined && merge.mutate(intoId)}
      onClose={onClose}
    >
      <div className="space-y-1.5">
        <label htmlFor={id} className="block text-sm font-medium">
          {tagLabels.mergeInto}
        </label>
        <Select
          id={id}
          value={intoId ?? ""}
          onChange={({ target }) => setIntoId(target.value === "" ? undefined : Number(target.value))}
        >
          <option value="">{tagLabels.chooseTag}</option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {other.name}
            </option>
          ))}
        </Select>
      </div>
      <div role="status" className="min-h-16 space-y-2 text-sm text-ink-soft">
        {intoId !== undefined && !plan.data && <p>{tagMessages.counting}</p>}
        {plan.data && (
          <>
            <p>{mergeMessage(format, plan.data)}</p>
            <SegmentsReached segments={plan.data.segments} follow={segmentsFollowMessage(into?.name ?? "")} />
          </>
        )}
      </div>
      <TypedNameField {...name.field} />
    </ChangeDialog>
  );
}

/** Deletes a tag, and shows before what that takes away. */
export function DeleteTagDialog({ tag, onClose }: DialogProps & { tag: TagView }) {
  const format = useFormats();
  const plan = useQuery(tagPlanQuery(tag.id, undefined));
  const name = useTypedName(tag.name);
  const readAnew = useReadAnew(shownIn);
  const remove = useDefinitionChange({
    act: () => deleteTagAction({ tagId: tag.id, phrase: name.phrase }),
    told: ({ change }) => (change.status === "completed" ? definitionMessages.deleted(tag.name) : undefined),
    onClose,
    readAnew,
  });
  return (
    <ChangeDialog
      title={definitionMessages.deleteTitle(tag.name)}
      description={tagMessages.delete}
      action={tagLabels.delete}
      isDestructive
      isBlocked={remove.isPending || plan.data === undefined || !name.isTyped}
      problem={problemOf(remove, tagProblem, unansweredChange)}
      onDo={() => remove.mutate()}
      onClose={onClose}
    >
      <div role="status" className="min-h-10 space-y-2 text-sm text-ink-soft">
        {!plan.data && <p>{tagMessages.counting}</p>}
        {plan.data && (
          <>
            <p>{deleteMessage(format, plan.data)}</p>
            <SegmentsReached segments={plan.data.segments} />
          </>
        )}
      </div>
      <TypedNameField {...name.field} />
    </ChangeDialog>
  );
}
