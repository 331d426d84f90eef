"use client";

import { useState } from "react";
import { SendEmailDialog } from "@/components/broadcasts/dialog/send-email-dialog";
import type { OfferedKind } from "@/components/bulk-actions/actions/bulk-action-kinds";
import { BulkActionDialog } from "@/components/bulk-actions/dialog/bulk-action-dialog";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import type { Action } from "./action-groups";
import { MergeDialog } from "./merge-dialog";
import { pairOf } from "./pair-of";

interface ActionDialogsProps {
  /** Was selected when the action was chosen. */
  selection: ContactSelection;
  open: Action | undefined;
  onOpen(action: Action | undefined): void;
  /** Is called when the selected contacts were merged. */
  onLeave(): void;
  onHidden: (() => void) | undefined;
}

/** Holds the dialogs of all actions but Delete. One that was closed keeps what was typed into it. */
export function ActionDialogs({ selection, open, onOpen, onLeave, onHidden }: ActionDialogsProps) {
  const [lastKind, setLastKind] = useState<OfferedKind>("add_tag");
  const kind = open && isBulk(open) ? open : lastKind;
  if (kind !== lastKind) setLastKind(kind);
  const pair = pairOf(selection);
  const toggle = (action: Action) => (isOpen: boolean) => onOpen(isOpen ? action : undefined);
  return (
    <>
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
    </>
  );
}

function isBulk(action: Action): action is OfferedKind {
  return action !== "delete" && action !== "send" && action !== "merge";
}
