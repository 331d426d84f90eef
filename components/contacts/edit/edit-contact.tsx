"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { ContactDetailsForm } from "./contact-details-form";
import { editLabels, editMessages } from "./edit-messages";

/** Opens what is known of a contact for editing, anywhere on their page. */
export function EditContact({ contact }: { contact: ContactProfile }) {
  const isHydrated = useIsHydrated();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={editLabels.title}
      trigger={
        <Button variant="primary" disabled={!isHydrated || contact.isBeingErased} title={whyNot(contact)}>
          {editLabels.edit}
        </Button>
      }
    >
      <ContactDetailsForm contact={contact} onSaved={() => setOpen(false)}>
        <DialogClose asChild>
          <Button>{editLabels.cancel}</Button>
        </DialogClose>
      </ContactDetailsForm>
    </Dialog>
  );
}

function whyNot({ isBeingErased }: ContactProfile): string | undefined {
  return isBeingErased ? editMessages.cannot : undefined;
}
