"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { DialogShell } from "@/components/ui/dialog-shell";
import { lazyPart } from "@/components/ui/lazy-part";
import type { RefinedCount } from "@/lib/contacts/list/contact-count";
import { filterQuery } from "@/lib/contacts/list/contact-list-url";
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

  const selectedCount = countOfSelection(client, selection);
  const layout = selectedCount === 1 ? "column" : "tall";
  return (
    <DialogShell open={open} onOpenChange={change} isAlert isDescribed width="2xl" layout={layout}>
      <Body selection={selection} selectedCount={selectedCount} onConfirmed={confirmed} />
    </DialogShell>
  );
}

/** Returns how many are selected, as far as the page behind the dialog knows. */
function countOfSelection(client: QueryClient, selection: ContactSelection): number | undefined {
  if (selection.kind === "ids") return new Set(selection.ids).size;
  const key = queryKeys.contactCount(filterQuery(selection.filter));
  const count = client.getQueryData<RefinedCount>(key);
  return count?.isExact ? Math.max(0, count.total - selection.except.length) : undefined;
}
