"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { changeContactAction } from "@/lib/contacts/actions";
import type { ContactProfile } from "@/lib/contacts/contact-profile";
import { contactQuery } from "./contact-queries";

/** The name and the address of a contact, to change. */
export function EditContact({ contact }: { contact: ContactProfile }) {
  const isHydrated = useIsHydrated();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title="Edit contact"
      trigger={<Button disabled={!isHydrated || contact.isBeingErased}>Edit</Button>}
    >
      <EditContactForm contact={contact} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

/** Lives as long as the dialog is open, so that every opening starts from what is stored. */
function EditContactForm({ contact, onDone }: { contact: ContactProfile; onDone(): void }) {
  const client = useQueryClient();
  const [seenAt] = useState(contact.updatedAt);
  const [typed, setTyped] = useState({ name: contact.name, email: contact.email });
  const change = useMutation({
    mutationFn: () => changeContactAction({ contactId: contact.id, seenAt, ...typed }),
    onSuccess: async (result) => {
      await client.invalidateQueries({ queryKey: contactQuery(contact.id).queryKey });
      await client.invalidateQueries({ queryKey: ["contacts"] });
      if (!result.ok) return;
      onDone();
      toast.success("Saved.");
    },
  });
  const refused = change.data && !change.data.ok ? change.data : undefined;
  const problem = change.isError
    ? "The server did not answer. Nothing was changed."
    : refused && sentenceOf(refused);
  const isAboutName = refused?.refusal === "invalid_input" && refused.field === "name";
  const asksAgain =
    contact.marketingStatus === "subscribed" && typed.email.trim().toLowerCase() !== contact.email;
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.isPending) change.mutate();
      }}
    >
      <Field
        label="Name"
        value={typed.name}
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        {...(problem && isAboutName && { error: problem })}
      />
      <Field
        label="E-mail"
        type="email"
        value={typed.email}
        onChange={(event) => setTyped({ ...typed, email: event.target.value })}
        {...(asksAgain && { hint: "A new address has to confirm before it gets marketing e-mail." })}
        {...(problem && !isAboutName && { error: problem })}
      />
      <div className="flex justify-end gap-3">
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" aria-disabled={change.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

type Refused = Exclude<Awaited<ReturnType<typeof changeContactAction>>, { ok: true }>;

function sentenceOf(refused: Refused): string {
  switch (refused.refusal) {
    case "invalid_input":
      return `Expected ${refused.expected}.`;
    case "email_taken":
      return "Another contact has this address.";
    case "changed_meanwhile":
      return "Someone changed this contact meanwhile. Close this, look at what is there now, and edit again.";
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
