"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import { ChangeDialog } from "@/components/definition-changes/change-dialog";
import { definitionMessages, unansweredChange } from "@/components/definition-changes/change-messages";
import { NameField } from "@/components/definition-changes/name-field";
import { SegmentsReached } from "@/components/definition-changes/segments-reached";
import { TypedNameField, useTypedName } from "@/components/definition-changes/typed-name";
import { useDefinitionChange } from "@/components/definition-changes/use-definition-change";
import { toast } from "@/components/toasts/toast";
import { useFormats } from "@/components/ui/use-formats";
import {
  changeFieldTypeAction,
  createFieldAction,
  deleteFieldAction,
  renameFieldAction,
} from "@/lib/custom-fields/actions";
import type { FieldView } from "@/lib/custom-fields/field-view";
import { changeTypeTitle, fieldLabels, fieldTypeLabels } from "./field-labels";
import {
  changedTypeMessage,
  changeTypeMessage,
  fieldMessages,
  fieldProblem,
  misfitMessage,
  valuesMessage,
} from "./field-messages";
import { optionsOf, TypeChoice } from "./type-choice";
import { useReadFieldsAnew } from "./use-read-fields-anew";

interface DialogProps {
  onClose(): void;
}

/** Makes a custom field. */
export function NewFieldDialog({ onClose }: DialogProps) {
  const [name, setName] = useState("");
  const [type, setType] = useState<FieldView["type"]>("text");
  const [lines, setLines] = useState("");
  const readAnew = useReadFieldsAnew();
  const create = useDefinitionChange({
    act: () => createFieldAction({ name, type, ...(type === "choice" && { options: optionsOf(lines) }) }),
    told: () => definitionMessages.ready(name.trim()),
    onClose,
    readAnew,
  });
  return (
    <ChangeDialog
      title={fieldLabels.create}
      description={fieldMessages.create}
      action={fieldLabels.createField}
      isBlocked={create.isPending || name.trim() === ""}
      problem={problemOf(create, fieldProblem, unansweredChange)}
      onDo={() => create.mutate()}
      onClose={onClose}
    >
      <NameField name={name} onName={setName} />
      <TypeChoice type={type} onType={setType} optionLines={lines} onOptionLines={setLines} />
    </ChangeDialog>
  );
}

export function RenameFieldDialog({ field, onClose }: DialogProps & { field: FieldView }) {
  const [name, setName] = useState(field.name);
  const readAnew = useReadFieldsAnew();
  const rename = useDefinitionChange({
    act: () => renameFieldAction({ fieldId: field.id, name }),
    told: () => definitionMessages.renamed(name.trim()),
    onClose,
    readAnew,
  });
  return (
    <ChangeDialog
      title={fieldLabels.renameTitle}
      description={fieldMessages.rename}
      action={fieldLabels.rename}
      isBlocked={rename.isPending || name.trim() === ""}
      problem={problemOf(rename, fieldProblem, unansweredChange)}
      onDo={() => rename.mutate()}
      onClose={onClose}
    >
      <NameField name={name} onName={setName} />
    </ChangeDialog>
  );
}

/** Changes the type of a field where every value fits, and says how many do not. */
export function ChangeTypeDialog({ field, onClose }: DialogProps & { field: FieldView }) {
  const format = useFormats();
  const [type, setType] = useState(field.type);
  const [typedLines, setLines] = useState<string>();
  const suggested = useQuery({
    queryKey: queryKeys.suggestedOptions(field.id),
    queryFn: ({ signal }) =>
      readJson<{ options: string[] }>(`/api/custom-fields/${field.id}/suggested-options`, signal),
    enabled: type === "choice" && field.type !== "choice",
  });
  const lines = typedLines ?? suggested.data?.options.join("\n") ?? "";
  const readAnew = useReadFieldsAnew();
  const change = useMutation({
    mutationFn: () =>
      changeFieldTypeAction({
        fieldId: field.id,
        type,
        ...(type === "choice" && { options: optionsOf(lines) }),
      }),
    onSuccess: async (result) => {
      if (!result.ok) return;
      const { status, misfitCount } = result.change;
      if (status === "completed" && misfitCount > 0) return;
      if (status === "completed") toast.success(changedTypeMessage(field.name, fieldTypeLabels[type]));
      onClose();
      await readAnew();
    },
  });
  const misfits = change.data?.ok ? change.data.change.misfitCount : 0;
  return (
    <ChangeDialog
      title={changeTypeTitle(field.name)}
      description={changeTypeMessage(format, field)}
      action={fieldLabels.changeType}
      isBlocked={change.isPending || type === field.type}
      problem={
        problemOf(change, fieldProblem, unansweredChange) ??
        (misfits > 0 ? misfitMessage(format, misfits, fieldTypeLabels[type]) : undefined)
      }
      onDo={() => change.mutate()}
      onClose={onClose}
    >
      <TypeChoice type={type} onType={setType} optionLines={lines} onOptionLines={setLines} />
      {type !== field.type && field.segments.length > 0 && (
        <div className="text-sm text-ink-soft">
          <SegmentsReached segments={field.segments} follow={fieldMessages.segmentsAsk} />
        </div>
      )}
    </ChangeDialog>
  );
}

export function DeleteFieldDialog({ field, onClose }: DialogProps & { field: FieldView }) {
  const format = useFormats();
  const name = useTypedName(field.name);
  const readAnew = useReadFieldsAnew();
  const remove = useDefinitionChange({
    act: () => deleteFieldAction({ fieldId: field.id, phrase: name.phrase }),
    told: ({ change }) =>
      change.status === "completed" ? definitionMessages.deleted(field.name) : undefined,
    onClose,
    readAnew,
  });
  return (
    <ChangeDialog
      title={definitionMessages.deleteTitle(field.name)}
      description={fieldMessages.delete}
      action={fieldLabels.delete}
      isDestructive
      isBlocked={remove.isPending || !name.isTyped}
      problem={problemOf(remove, fieldProblem, unansweredChange)}
      onDo={() => remove.mutate()}
      onClose={onClose}
    >
      <div className="space-y-2 text-sm text-ink-soft">
        <p>{valuesMessage(format, field)}</p>
        <SegmentsReached segments={field.segments} />
      </div>
      <TypedNameField {...name.field} />
    </ChangeDialog>
  );
}
