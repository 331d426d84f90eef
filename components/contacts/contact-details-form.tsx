"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { changeContactAction } from "@/lib/contacts/actions";
import type { ContactProfile } from "@/lib/contacts/contact-profile";
import { contactQuery } from "./contact-queries";
import { EditConflict } from "./edit-conflict";

interface ContactDetailsFormProps {
  contact: ContactProfile;
  onSaved(): void;
  /** Buttons beside Save. */
  children?: ReactNode;
}

/** Shows what is stored until something is typed, and says so when someone else changed it after that. */
export function ContactDetailsForm({ contact, onSaved, children }: ContactDetailsFormProps) {
  const client = useQueryClient();
  const [had, setHad] = useState(contact);
  const [typed, setTyped] = useState(() => typedOf(contact));
  const canListTags = !had.tags.some((tag) => tag.includes(","));
  const [values, setValues] = useState<Record<number, string>>({});
  const change = useMutation({
    mutationFn: (seenAt: number) =>
      changeContactAction({
        contactId: had.id,
        seenAt,
        name: typed.name,
        email: typed.email,
        ...(canListTags && { tags: typed.tags.split(",").flatMap((tag) => tag.trim() || []) }),
        fields: Object.entries(values).map(([id, value]) => ({ id: Number(id), value })),
      }),
    onSuccess: async (result) => {
      await client.invalidateQueries({ queryKey: contactQuery(had.id).queryKey });
      await client.invalidateQueries({ queryKey: ["contacts"] });
      if (!result.ok) return;
      onSaved();
      toast.success("Saved.");
    },
  });
  const refused = change.data && !change.data.ok ? change.data : undefined;
  const problem = change.isError
    ? "The server did not answer. Nothing was changed."
    : refused && sentenceOf(refused);
  const place = refused && placeOf(refused);
  const isTouched = Object.keys(values).length > 0 || JSON.stringify(typed) !== JSON.stringify(typedOf(had));
  if (had !== contact && !isTouched) startFrom(contact);
  const errorAt = (here: string) => (problem && place === here ? { error: problem } : {});

  function startFrom(stored: ContactProfile) {
    setHad(stored);
    setTyped(typedOf(stored));
    setValues({});
  }

  function takeTheirs() {
    change.reset();
    startFrom(contact);
  }

  const asksAgain = had.marketingStatus === "subscribed" && typed.email.trim().toLowerCase() !== had.email;
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.isPending) change.mutate(had.updatedAt);
      }}
    >
      <Field
        label="Name"
        value={typed.name}
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        {...errorAt("name")}
      />
      <Field
        label="E-mail"
        type="email"
        value={typed.email}
        onChange={(event) => setTyped({ ...typed, email: event.target.value })}
        {...(asksAgain && { hint: "A new address has to confirm before it gets marketing e-mail." })}
        {...errorAt("email")}
      />
      <Field
        label="Tags"
        autoComplete="off"
        value={typed.tags}
        disabled={!canListTags}
        hint={
          canListTags
            ? "Separated by commas. A tag that is new is made."
            : "One of them has a comma in its name. Use Add tags and Remove tags in More Actions."
        }
        onChange={(event) => setTyped({ ...typed, tags: event.target.value })}
        {...errorAt("tags")}
      />
      {had.fields.map((field) => (
        <FieldValue
          key={field.id}
          field={field}
          value={values[field.id] ?? field.value ?? ""}
          onValue={(value) => setValues({ ...values, [field.id]: value })}
          {...errorAt(`field ${field.name}`)}
        />
      ))}
      {refused?.refusal === "changed_meanwhile" && had !== contact && (
        <EditConflict
          had={had}
          now={contact}
          onKeepMine={() => !change.isPending && change.mutate(contact.updatedAt)}
          onTakeTheirs={takeTheirs}
        />
      )}
      {problem && (place === undefined || place === "form") && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-3">
        {children}
        <Button type="submit" variant="primary" aria-disabled={change.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

function typedOf({ name, email, tags }: ContactProfile) {
  return { name, email, tags: tags.join(", ") };
}

interface FieldValueProps {
  field: ContactProfile["fields"][number];
  value: string;
  onValue(value: string): void;
  error?: string;
}

/** A custom field, asked as its type is. */
function FieldValue({ field: { name, type }, value, onValue, error }: FieldValueProps) {
  const id = useId();
  if (type === "boolean")
    return (
      <div className="space-y-1.5">
        <label htmlFor={id} className="block text-sm font-medium">
          {name}
        </label>
        <Select id={id} value={value} onChange={({ target }) => onValue(target.value)}>
          <option value="">not known</option>
          <option value="true">yes</option>
          <option value="false">no</option>
        </Select>
      </div>
    );
  return (
    <Field
      label={name}
      type={type === "date" ? "date" : "text"}
      {...(type === "number" && { inputMode: "decimal" as const })}
      value={value}
      onChange={({ target }) => onValue(target.value)}
      {...(error && { error })}
    />
  );
}

type Refused = Exclude<Awaited<ReturnType<typeof changeContactAction>>, { ok: true }>;

/** Where on the form a refusal belongs. */
function placeOf(refused: Refused): string {
  if (refused.refusal === "wrong_field") return `field ${refused.field}`;
  if (refused.refusal === "email_taken") return "email";
  if (refused.refusal === "changed_meanwhile") return "conflict";
  if (refused.refusal !== "invalid_input") return "form";
  const [place = "form"] = refused.field.split(".");
  return ["name", "email", "tags"].includes(place) ? place : "form";
}

function sentenceOf(refused: Refused): string {
  switch (refused.refusal) {
    case "invalid_input":
      return `Expected ${refused.expected}.`;
    case "wrong_field":
      return `Expected ${refused.expected}.`;
    case "email_taken":
      return "Another contact has this address.";
    case "changed_meanwhile":
      return "Someone changed this contact meanwhile.";
    case "being_erased":
      return "This contact is being deleted.";
    case "not_found":
      return "This contact is no longer there.";
    case "not_signed_in":
      return "You are signed out. Sign in again; nothing was changed.";
    case "not_allowed":
      return "You may not edit contacts of this site.";
    case "unexpected":
      return `Something went wrong on our side. Reference: ${refused.reference}`;
  }
}
