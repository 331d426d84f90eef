"use client";

import { useQueryClient } from "@tanstack/react-query";
import { AlertDialog } from "radix-ui";
import type { RefObject } from "react";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { DeletionDialogBody } from "./deletion-dialog-body";
import { confirmDeletionKey } from "./use-confirm-deletion";

interface DeleteContactsDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  selection: ContactSelection;
  onConfirmed(jobId: number): void;
  /** Where focus goes when the dialog closes: whatever opened it. */
  returnFocusRef?: RefObject<HTMLElement | null>;
}

/** Says what a deletion takes away and asks for the words that confirm it. */
export function DeleteContactsDialog(props: DeleteContactsDialogProps) {
  const { open, onOpenChange, selection, onConfirmed, returnFocusRef } = props;
  const client = useQueryClient();

  // Once the confirmation is on its way, closing would look like cancelling, and it is not.
  function change(next: boolean) {
    if (next || client.isMutating({ mutationKey: confirmDeletionKey }) === 0) onOpenChange(next);
  }

  function returnFocus(event: Event) {
    if (!returnFocusRef?.current) return;
    event.preventDefault();
    returnFocusRef.current.focus();
  }

  function confirmed(jobId: number) {
    onOpenChange(false);
    onConfirmed(jobId);
  }

  return (
    <AlertDialog.Root open={open} onOpenChange={change}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <AlertDialog.Content
          onCloseAutoFocus={returnFocus}
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 -translate-y-1/2 flex-col overflow-hidden rounded-xl border border-border bg-surface text-ink shadow-xl focus:outline-none"
        >
          <DeletionDialogBody selection={selection} onConfirmed={confirmed} />
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
