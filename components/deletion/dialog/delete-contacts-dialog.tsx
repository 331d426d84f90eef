"use client";

import { useQueryClient } from "@tanstack/react-query";
import { DialogShell } from "@/components/ui/dialog-shell";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { DeletionDialogBody } from "./deletion-dialog-body";
import { confirmDeletionKey } from "./use-confirm-deletion";
import { discardPreviews } from "./use-deletion-preview";

interface DeleteContactsDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  selection: ContactSelection;
  onConfirmed(jobId: number): void;
}

/** Says what a deletion removes, and asks for the words that confirm it. */
export function DeleteContactsDialog(props: DeleteContactsDialogProps) {
  const { open, onOpenChange, selection, onConfirmed } = props;
  const client = useQueryClient();

  // Once the confirmation is on its way, closing the dialog would look like cancelling, which it is not.
  function change(next: boolean) {
    if (!next && client.isMutating({ mutationKey: confirmDeletionKey }) > 0) return;
    if (!next) discardPreviews(client);
    onOpenChange(next);
  }

  function confirmed(jobId: number) {
    onOpenChange(false);
    onConfirmed(jobId);
  }

  return (
    <DialogShell open={open} onOpenChange={change} isAlert isDescribed width="xl" layout="column">
      <DeletionDialogBody selection={selection} onConfirmed={confirmed} />
    </DialogShell>
  );
}
