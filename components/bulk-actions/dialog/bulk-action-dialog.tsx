"use client";

import { useQueryClient } from "@tanstack/react-query";
import { DialogShell } from "@/components/ui/dialog-shell";
import { DialogWaiting } from "@/components/ui/dialog-waiting";
import { lazyPart } from "@/components/ui/lazy-part";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { type OfferedKind, offeredBulkActions } from "../actions/bulk-action-kinds";
import { discardPlans } from "./use-bulk-action-plan";

const Form = lazyPart(
  () => import("./bulk-action-form").then(({ BulkActionForm }) => BulkActionForm),
  DialogWaiting,
);

/** Loads what the dialog shows, for a menu that is about to open it. */
export const preloadBulkActionDialog = Form.preload;

interface BulkActionDialogProps {
  kind: OfferedKind;
  open: boolean;
  onOpenChange(open: boolean): void;
  onStarted(): void;
  selection: ContactSelection;
}

/**
 * Asks what exactly to do to the selected contacts and says whom it changes. It closes when the job starts, whose
 * progress and outcome are told on the page.
 */
export function BulkActionDialog({ kind, open, onOpenChange, onStarted, selection }: BulkActionDialogProps) {
  const client = useQueryClient();
  function change(next: boolean) {
    if (!next) discardPlans(client);
    onOpenChange(next);
  }
  function leave() {
    onOpenChange(false);
    onStarted();
  }
  return (
    <DialogShell
      open={open}
      onOpenChange={change}
      width="lg"
      title={offeredBulkActions[kind].title}
      titleClass="mb-4 text-lg font-semibold"
    >
      <Form kind={kind} selection={selection} onStarted={leave} />
    </DialogShell>
  );
}
