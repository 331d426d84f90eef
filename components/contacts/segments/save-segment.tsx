"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogWaiting } from "@/components/ui/dialog-waiting";
import { lazyPart } from "@/components/ui/lazy-part";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { segmentLabels } from "./segment-messages";

const Form = lazyPart(
  () => import("./save-segment-form").then(({ SaveSegmentForm }) => SaveSegmentForm),
  DialogWaiting,
);

interface SaveSegmentProps {
  label: string;
  filter: ContactFilter;
  onSaved(): void;
}

/** Saves the current filter under a name. */
export function SaveSegment({ label, filter, onSaved }: SaveSegmentProps) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  function finish() {
    setOpen(false);
    setName("");
    onSaved();
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={segmentLabels.saveTitle}
      trigger={
        <Button variant="link" size="small" className="shrink-0" {...Form.whenNear}>
          {label}
        </Button>
      }
    >
      <Form filter={filter} name={name} onName={setName} onSaved={finish} />
    </Dialog>
  );
}
