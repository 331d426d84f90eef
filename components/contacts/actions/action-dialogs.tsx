"use client";

import { useState } from "react";
import { SendEmailDialog } from "@/components/broadcasts/dialog/send-email-dialog";
import type { OfferedKind } from "@/components/bulk-actions/actions/bulk-action-kinds";
import { BulkActionDialog } from "@/components/bulk-actions/dialog/bulk-action-dialog";
import { DeleteContactsDialog } from "@/components/deletion/dialog/delete-contacts-dialog";
import { ReturnFocusContext } from "@/components/ui/dialog-shell";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import type { Action } from "./action-groups";
import { MergeDialog } from "./merge-dialog";
import { pairOf } from "./pair-of";

interface ActionDialogsProps {
  /** Was selected when the action was chosen. */
  selection: ContactSelection;
  open: Action | undefined;
  onOpen(action: Action | undefined): void;
  returnFocus(): HTMLElement | null;
  /** Is called when the selected contacts are being deleted, or were merged. */
  onLeave(): void;
  onHidden: (() => void) | undefined;
}

/** Holds the dialogs of all actions. One that was closed keeps what was typed into it. */
export function ActionDialogs({
  selection,
  open,
  onOpen,
  returnFocus,
  onLeave,
  onHidden,
}: ActionDialogsProps) {
  const [lastKind, setLastKind] = useState<OfferedKind>("add_tag");
  const kind = open && isBulk(open) ? open : lastKind;
  if (kind !== lastKind) setLastKind(kind);
  const pair = pairOf(selection);
  const toggle = (action: Action) => (isOpen: boolean) => onOpen(isOpen ? action : undefined);
  return (
    <ReturnFocusContext value={returnFocus}>
      <SendEmailDialog open={open === "send"} onOpenChange={toggle("send")} selection={selection} />
      <BulkActionDialog
        kind={kind}
        open={open === kind}
        onOpenChange={toggle(kind)}
        onStarted={() => kind === "hide" && onHidden?.()}
        selection={selection}
      />
      {pair && (
        <MergeDialog
          key={pair.join(" ")}
          open={open === "merge"}
          onOpenChange={toggle("merge")}
          ids={pair}
          onMerged={onLeave}
        />
      )}
      <DeleteContactsDialog
        open={open === "delete"}
        onOpenChange={toggle("delete")}
        selection={selection}
        onConfirmed={onLeave}
      />
    </ReturnFocusContext>
  );
}

function isBulk(action: Action): action is OfferedKind {
  return action !== "delete" && action !== "send" && action !== "merge";
}
