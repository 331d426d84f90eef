"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useUnsaved } from "@/components/ui/unsaved";
import { useFormats } from "@/components/ui/use-formats";
import { changeContactAction } from "@/lib/contacts/actions";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import type { Formats } from "@/lib/values/formats";
import { contactQuery } from "../contact-queries";
import { EditConflict } from "./edit-conflict";
import { editLabels, editMessages, editProblem } from "./edit-messages";
import { FieldValue } from "./field-value";
import { rebase, type TypedContact, typedOf } from "./rebase-edit";

interface ContactDetailsFormProps {
  contact: ContactProfile;
  onSaved(): void;
  /** Adds buttons beside Save. */
  children?: ReactNode;
}

/**
 * Edits what is stored of a contact. Typed text goes on top of it; only a field that both changed needs a decision.
 */
export function ContactDetailsForm({ contact, onSaved, children }: ContactDetailsFormProps) {
  const format = useFormats();
  const client = useQueryClient();
  const saveRef = useRef<HTMLButtonElement>(null);
  const [had, setHad] = useState(contact);
  const [typed, setTyped] = useState(() => typedOf(contact));
  useUnsaved(JSON.stringify(typed) !== JSON.stringify(typedOf(had)));
  const { typed: rebased, conflicts } = rebase(typed, had, contact);
  if (had !== contact && conflicts.length === 0) startFrom(contact, rebased);

  function startFrom(stored: ContactProfile, next: TypedContact) {
    setHad(stored);
    setTyped(next);
  }

  function isNumber(fieldId: number): boolean {
    return had.fields.some(({ id, type }) => id === fieldId && type === "number");
  }

  function save(next: TypedContact, seenAt: number) {
    return changeContactAction({
      contactId: had.id,
      seenAt,
      name: next.name,
      email: next.email,
      fields: Object.entries(next.values).map(([id, value]) => ({
        id: Number(id),
        value: isNumber(Number(id)) ? format.typedNumber(value) : value,
      })),
    });
  }

  const change = useMutation({
    mutationFn: async (mine: { typed: TypedContact; onTopOf: ContactProfile }) => {
      const result = await save(mine.typed, mine.onTopOf.updatedAt);
      if (result.ok || result.refusal !== "changed_meanwhile") return result;
      const now = await client.fetchQuery({ ...contactQuery(had.id), staleTime: 0 });
      const onNow = rebase(mine.typed, mine.onTopOf, now);
      return onNow.conflicts.length === 0 ? save(onNow.typed, now.updatedAt) : result;
    },
    onSuccess: async (result) => {
      await client.invalidateQueries({ queryKey: contactQuery(had.id).queryKey });
      await client.invalidateQueries({ queryKey: queryKeys.contacts });
      if (!result.ok) return;
      onSaved();
      toast.success(editMessages.saved);
    },
  });
  const refused = refusalOf(change);
  const problem = problemOf(change, editProblem, editMessages.unanswered);
  const place = refused && placeOf(refused);
  const errorAt = (here: string) => (problem && place === here ? { error: problem } : {});

  function keepMine() {
    if (!change.isPending) change.mutate({ typed: rebased, onTopOf: contact });
    saveRef.current?.focus();
  }

  function takeTheirs() {
    change.reset();
    startFrom(contact, rebase(typed, had, contact, "theirs").typed);
    saveRef.current?.focus();
  }

  const asksAgain = had.marketingStatus === "subscribed" && typed.email.trim().toLowerCase() !== had.email;
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.isPending) change.mutate({ typed, onTopOf: had });
      }}
    >
      <Field
        label={editLabels.name}
        value={typed.name}
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        {...errorAt("name")}
      />
      <Field
        label={editLabels.email}
        type="email"
        value={typed.email}
        onChange={(event) => setTyped({ ...typed, email: event.target.value })}
        {...(asksAgain && { hint: editMessages.confirmsAgain })}
        {...errorAt("email")}
      />
      {had.fields.map((field) => (
        <FieldValue
          key={field.id}
          field={field}
          value={typed.values[field.id] ?? shownValue(format, field)}
          onValue={(value) => setTyped({ ...typed, values: { ...typed.values, [field.id]: value } })}
          {...errorAt(`field-${field.name}`)}
        />
      ))}
      {refused?.refusal === "changed_meanwhile" && conflicts.length > 0 && (
        <EditConflict conflicts={conflicts} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
      )}
      {problem &&
        (place === undefined || place === "form" || (place === "conflict" && conflicts.length === 0)) && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
      <div className="flex justify-end gap-3">
        {children}
        <Button ref={saveRef} type="submit" variant="primary" isBusy={change.isPending}>
          {editLabels.save}
        </Button>
      </div>
    </form>
  );
}

function shownValue(format: Formats, { type, value }: ContactProfile["fields"][number]): string {
  if (value === null) return "";
  return type === "number" ? format.numberToType(value) : value;
}

type Refused = Exclude<Awaited<ReturnType<typeof changeContactAction>>, { ok: true }>;

/** Returns the field of the form that a refusal is about. */
function placeOf(refused: Refused): string {
  if (refused.refusal === "wrong_field" && refused.field === "email") return "email";
  if (refused.refusal === "wrong_field") return `field-${refused.field}`;
  if (refused.refusal === "email_taken" || refused.refusal === "in_deletion") return "email";
  if (refused.refusal === "changed_meanwhile") return "conflict";
  if (refused.refusal !== "invalid_input") return "form";
  const [place = "form"] = refused.field.split(".");
  return ["name", "email"].includes(place) ? place : "form";
}
