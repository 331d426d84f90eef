"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Dialog as Radix } from "radix-ui";
import { useId, useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { PhraseField } from "@/components/ui/phrase-field";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { mergeContactsAction } from "@/lib/contacts/actions";
import { mergedStatus } from "@/lib/contacts/change/merged-status";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { contactQuery } from "../contact-queries";
import { fieldValueLabel } from "../field-value-label";
import { StatusBadge } from "../status-badge";
import { mergeLabels, mergeMessages, mergeProblem, recordsLabel, statusMessage } from "./merge-messages";

interface MergeFormProps {
  ids: readonly [number, number];
  onMerged(): void;
}

/** Asks for the name, the email and the field values of the contact that stays. */
export function MergeForm({ ids, onMerged }: MergeFormProps) {
  const problemId = useId();
  const format = useFormats();
  const client = useQueryClient();
  const first = useQuery(contactQuery(ids[0]));
  const second = useQuery(contactQuery(ids[1]));
  const [keepId, setKeepId] = useState(ids[0]);
  const [nameId, setNameId] = useState(ids[0]);
  const [typed, setTyped] = useState({ phrase: "", text: "" });
  const [valueIds, setValueIds] = useState<Record<number, number>>({});
  const dropId = keepId === ids[0] ? ids[1] : ids[0];
  const phrase = (dropId === ids[0] ? first : second).data?.email ?? "";
  // Typed text belongs to its phrase: after another choice it is typed anew.
  const text = typed.phrase === phrase ? typed.text : "";
  const isReady = isConfirmed(phrase, text);
  const differing = first.data && second.data ? differingFields(first.data, second.data) : [];
  const merge = useMutation({
    mutationFn: () =>
      mergeContactsAction({
        keepId,
        dropId,
        phrase: text,
        nameFrom: nameId === keepId ? "keep" : "drop",
        fieldsFromDrop: differing.filter(({ id }) => (valueIds[id] ?? keepId) === dropId).map(({ id }) => id),
      }),
    onSuccess: async (result) => {
      if (!result.ok) return;
      toast.success(mergeMessages.merged);
      // The dialog closes first, because it would read the contact that no longer exists once more.
      onMerged();
      await client.invalidateQueries({ queryKey: queryKeys.contacts });
      await client.invalidateQueries({ queryKey: contactQuery(keepId).queryKey });
    },
  });
  const problem = problemOf(merge, mergeProblem, mergeMessages.unanswered);
  if (first.isError || second.isError) return <p>{mergeMessages.gone}</p>;
  if (!first.data || !second.data) return <p>{mergeMessages.reading}</p>;
  const both = [first.data, second.data];
  const [keep, drop] = keepId === ids[0] ? [first.data, second.data] : [second.data, first.data];
  const status = mergedStatus(keep.marketingStatus, drop.marketingStatus);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !merge.isPending) merge.mutate();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {both.map((contact) => (
          <Side key={contact.id} contact={contact} />
        ))}
      </div>
      <Choice
        legend={mergeLabels.identity}
        name="keep"
        both={both}
        chosen={keepId}
        onChosen={setKeepId}
        show={({ email }) => email}
      />
      <p role="status" className="mt-2 text-sm text-ink-soft">
        {statusMessage(status, { keep, drop })}
      </p>
      {haveTwoNames(first.data, second.data) && (
        <Choice
          legend={mergeLabels.name}
          name="name"
          both={both}
          chosen={nameId}
          onChosen={setNameId}
          show={({ name }) => name}
        />
      )}
      {differing.map((field) => (
        <Choice
          key={field.id}
          legend={field.name}
          name={`field-${field.id}`}
          both={both}
          chosen={valueIds[field.id] ?? keepId}
          onChosen={(chosen) => setValueIds({ ...valueIds, [field.id]: chosen })}
          show={(contact) => fieldValueLabel(format, field.type, fieldOf(contact, field.id))}
        />
      ))}
      <div className="mt-5">
        <PhraseField
          phrase={phrase}
          value={text}
          onChange={(next) => setTyped({ phrase, text: next })}
          isInvalid={false}
          describedBy={problemId}
        />
      </div>
      {problem && (
        <p id={problemId} role="alert" className="mt-4 text-sm text-danger">
          {problem}
        </p>
      )}
      <div className="sticky -bottom-6 -mx-6 -mb-6 border-t border-border bg-surface px-6 py-4 mt-6 flex justify-end gap-3">
        <Radix.Close asChild>
          <Button>{mergeLabels.cancel}</Button>
        </Radix.Close>
        <Button type="submit" variant="primary" aria-disabled={!isReady} isBusy={merge.isPending}>
          {mergeLabels.merge}
        </Button>
      </div>
    </form>
  );
}

function haveTwoNames(one: ContactProfile, other: ContactProfile): boolean {
  return one.name !== "" && other.name !== "" && one.name !== other.name;
}

/** Returns the fields with two different values. Where only one contact has a value, there is nothing to choose. */
function differingFields(one: ContactProfile, other: ContactProfile): ContactProfile["fields"] {
  return one.fields.filter(({ id, value }) => {
    const others = fieldOf(other, id);
    return value !== null && others !== "" && value !== others;
  });
}

function fieldOf({ fields }: ContactProfile, fieldId: number): string {
  return fields.find(({ id }) => id === fieldId)?.value ?? "";
}

function Side({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  const { name, email, marketingStatus, createdAt, records } = contact;
  const total = records.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-label={email} className="rounded-lg border border-border p-4 text-sm">
      <p className="font-medium wrap-anywhere">{name || mergeLabels.noName}</p>
      <p className="mb-2 text-ink-soft wrap-anywhere">{email}</p>
      <StatusBadge status={marketingStatus} />
      <p className="mt-2 text-ink-soft">
        {mergeLabels.added} <Time at={createdAt} />, {recordsLabel(format, total)}
      </p>
    </section>
  );
}

interface ChoiceProps {
  legend: string;
  name: string;
  both: ContactProfile[];
  chosen: number;
  onChosen(id: number): void;
  show(contact: ContactProfile): string;
}

function Choice({ legend, name, both, chosen, onChosen, show }: ChoiceProps) {
  return (
    <fieldset className="mt-5">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {both.map((contact) => (
        <label key={contact.id} className="flex min-h-8 cursor-pointer items-center gap-3 text-sm">
          <input
            type="radio"
            name={name}
            className="size-4 shrink-0"
            checked={chosen === contact.id}
            onChange={() => onChosen(contact.id)}
          />
          <span className="wrap-anywhere">{show(contact)}</span>
        </label>
      ))}
    </fieldset>
  );
}
