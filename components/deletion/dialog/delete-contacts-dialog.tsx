"use client";

import { useQueryClient } from "@tanstack/react-query";
import { DialogShell } from "@/components/ui/dialog-shell";
import { lazyPart } from "@/components/ui/lazy-part";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { confirmDeletionKey } from "./confirm-deletion-key";
import { DeletionDialogWaiting } from "./deletion-dialog-waiting";
import { discardPreviews } from "./use-deletion-preview";

const Body = lazyPart(
  () => import("./deletion-dialog-body").then(({ DeletionDialogBody }) => DeletionDialogBody),
  DeletionDialogWaiting,
);

/** Loads what the dialog shows, for a button that is about to open it. */
export const preloadDeleteDialog = Body.preload;

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
      <Body selection={selection} onConfirmed={confirmed} />
    </DialogShell>
  );
}
