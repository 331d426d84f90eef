"use client";

import { Dialog as Radix } from "radix-ui";
import { type RefObject, useState } from "react";
import type { ContactSelection } from "@/lib/contacts/contact-selection";
import { nothingWritten, SendEmailForm } from "./send-email-form";

interface SendEmailDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  selection: ContactSelection;
  returnFocusRef: RefObject<HTMLElement | null>;
}

/** An e-mail to the selected contacts: who will get it, and what it says. */
export function SendEmailDialog({ open, onOpenChange, selection, returnFocusRef }: SendEmailDialogProps) {
  // What is written outlives the dialog: closing it is no reason to write it again.
  const [written, setWritten] = useState(nothingWritten);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocusRef.current?.focus();
          }}
          className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-border bg-surface p-6 shadow-xl focus:outline-none"
        >
          <Radix.Title className="text-lg font-semibold">Send e-mail</Radix.Title>
          <SendEmailForm
            selection={selection}
            written={written}
            onWritten={setWritten}
            onDone={() => {
              setWritten(nothingWritten);
              onOpenChange(false);
            }}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
