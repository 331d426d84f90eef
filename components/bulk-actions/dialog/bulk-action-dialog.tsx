"use client";

import { Dialog as Radix } from "radix-ui";
import type { RefObject } from "react";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { type OfferedKind, offeredBulkActions } from "../actions/bulk-action-kinds";
import { BulkActionForm } from "./bulk-action-form";

interface BulkActionDialogProps {
  kind: OfferedKind;
  open: boolean;
  onOpenChange(open: boolean): void;
  onStarted(): void;
  selection: ContactSelection;
  returnFocusRef: RefObject<HTMLElement | null>;
}

/** Something done to the selected contacts: what exactly, whom it changes, how far it is, what came of it. */
export function BulkActionDialog({
  kind,
  open,
  onOpenChange,
  onStarted,
  selection,
  returnFocusRef,
}: BulkActionDialogProps) {
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
          className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-border bg-surface p-6 shadow-xl focus:outline-none"
        >
          <Radix.Title className="mb-4 text-lg font-semibold">{offeredBulkActions[kind].title}</Radix.Title>
          <BulkActionForm kind={kind} selection={selection} onStarted={onStarted} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
