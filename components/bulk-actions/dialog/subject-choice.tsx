"use client";

import { useId } from "react";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import type { FilterOptions } from "@/lib/contacts/filter/filter-labels";
import type { BulkActionSubject } from "../actions/bulk-action-labels";
import { dialogLabels } from "./dialog-messages";
import { TagCombobox } from "./tag-combobox";

interface SubjectChoiceProps {
  subject: BulkActionSubject;
  options: FilterOptions | undefined;
  chosen: string | undefined;
  onChosen(chosen: string | undefined): void;
}

/**
 * Chooses the tag, sequence or offer; a tag to add may be a new one. Explains the action when there is nothing to
 * choose.
 */
export function SubjectChoice({ subject, options, chosen, onChosen }: SubjectChoiceProps) {
  const id = useId();
  if (subject.from === "nothing") return <p className="text-sm">{subject.explanation}</p>;
  if (!options) return <Skeleton shape="h-10 rounded-lg" />;
  if (subject.from === "new_tag")
    return <TagCombobox names={options.tag.map(({ name }) => name)} onChosen={onChosen} />;
  const choices = options[subject.from];
  if (choices.length === 0) return <p className="text-sm">{subject.none}</p>;
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {subject.label}
      </label>
      <Select id={id} value={chosen ?? ""} onChange={({ target }) => onChosen(target.value)}>
        <option value="" disabled>
          {dialogLabels.choose}
        </option>
        {choices.map(({ id: choiceId, name }) => (
          <option key={choiceId} value={choiceId}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
