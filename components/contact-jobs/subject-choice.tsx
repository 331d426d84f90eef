"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FilterOptions } from "@/lib/contacts/filter/filter-words";
import type { JobKind } from "./job-words";

interface SubjectChoiceProps {
  kind: JobKind;
  options: FilterOptions | undefined;
  chosen: string | undefined;
  onChosen(chosen: string | undefined): void;
}

/** Which tag, sequence or offer it is about. A tag to add may be a new one. */
export function SubjectChoice({ kind, options, chosen, onChosen }: SubjectChoiceProps) {
  const listId = useId();
  const [typed, setTyped] = useState("");
  if (kind === "unsubscribe")
    return (
      <p className="text-sm">
        They get no marketing e-mail from now on. Only they themselves can take that back, by signing up
        again.
      </p>
    );
  if (kind === "request_opt_in")
    return (
      <p className="text-sm">
        Each gets one e-mail with a button to confirm, and no marketing e-mail until they press it.
      </p>
    );
  if (kind === "cancel_subscription")
    return (
      <p className="text-sm">
        Every running subscription of theirs ends now at the payment provider, and charges nothing more.
        Nothing is paid back, and it cannot be undone: they would have to subscribe again.
      </p>
    );
  if (kind === "hide")
    return (
      <p className="text-sm">
        They stay, with everything they have, but out of the way: lists, counts, mailings and deletions leave
        them out unless you filter for hidden contacts.
      </p>
    );
  if (kind === "unhide") return <p className="text-sm">They are in lists, counts and mailings again.</p>;
  if (!options) return <p>Reading what there is to choose from…</p>;
  if (kind === "add_tag") {
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
  const choices =
    kind === "remove_tag"
      ? options.tag
      : kind === "join_sequence" || kind === "leave_sequence"
        ? options.sequence
        : options.offer;
  if (choices.length === 0) return <p className="text-sm">There is none to choose from yet.</p>;
  const label = kind === "remove_tag" ? "Tag" : kind.endsWith("_sequence") ? "Sequence" : "Offer";
  return (
    <div className="space-y-1.5">
      <label htmlFor={listId} className="block text-sm font-medium">
        {label}
      </label>
      <Select
        id={listId}
        className="w-full"
        value={chosen ?? ""}
        onChange={({ target }) => onChosen(target.value)}
      >
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
