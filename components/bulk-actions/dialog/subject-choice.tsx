"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FilterOptions } from "@/lib/contacts/filter/filter-labels";
import type { BulkActionSubject } from "../actions/bulk-action-labels";

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
  const listId = useId();
  const [typed, setTyped] = useState("");
  if (subject.from === "nothing") return <p className="text-sm">{subject.explanation}</p>;
  if (!options) return <p>Reading what there is to choose from…</p>;
  if (subject.from === "new_tag") {
    return (
      <div className="flex items-end gap-3">
        <div className="flex-1">
          <Field
            label="Tag"
            list={listId}
            maxLength={100}
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              onChosen(undefined);
            }}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || typed.trim() === "" || chosen === typed) return;
              event.preventDefault();
              onChosen(typed);
            }}
          />
        </div>
        <datalist id={listId}>
          {options.tag.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <Button aria-disabled={typed.trim() === ""} onClick={() => onChosen(typed)}>
          Count
        </Button>
      </div>
    );
  }
  const choices = options[subject.from];
  if (choices.length === 0) return <p className="text-sm">There is none to choose from yet.</p>;
  return (
    <div className="space-y-1.5">
      <label htmlFor={listId} className="block text-sm font-medium">
        {subject.label}
      </label>
      <Select id={listId} value={chosen ?? ""} onChange={({ target }) => onChosen(target.value)}>
        <option value="" disabled>
          Choose…
        </option>
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
