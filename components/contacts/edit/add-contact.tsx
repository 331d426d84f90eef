"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogWaiting } from "@/components/ui/dialog-waiting";
import { lazyPart } from "@/components/ui/lazy-part";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { addContactLabels } from "./add-contact-labels";

const Form = lazyPart(
  () => import("./add-contact-form").then(({ AddContactForm }) => AddContactForm),
  DialogWaiting,
);

/** Adds someone by hand. They are asked to confirm before they get any marketing email. */
export function AddContact() {
  const isHydrated = useIsHydrated();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={addContactLabels.title}
      trigger={
        <Button variant="primary" disabled={!isHydrated} {...Form.whenNear}>
          {addContactLabels.button}
        </Button>
      }
    >
      <Form onAdded={() => setOpen(false)} />
    </Dialog>
  );
}
