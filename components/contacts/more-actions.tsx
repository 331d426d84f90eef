"use client";

import { ChevronDown, Mail, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { SendEmailDialog } from "@/components/broadcasts/send-email-dialog";
import { DeleteContactsDialog } from "@/components/deletion/delete-contacts-dialog";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ContactSelection } from "@/lib/contacts/contact-selection";

interface MoreActionsProps {
  /** Undefined while nothing is selected. */
  selection: ContactSelection | undefined;
  onDeletionConfirmed(): void;
}

/** What can be done with the selected contacts. */
export function MoreActions({ selection, onDeletionConfirmed }: MoreActionsProps) {
  const isHydrated = useIsHydrated();
  const buttonRef = useRef<HTMLButtonElement>(null);
  // Frozen when an action is chosen: what its dialog counts does not move with the list behind it.
  const [chosen, setChosen] = useState<ContactSelection>();
  const [open, setOpen] = useState<"delete" | "send">();

  function choose(action: "delete" | "send") {
    setChosen(selection);
    setOpen(action);
  }

  return (
    <>
      <Menu>
        <MenuTrigger>
          <Button ref={buttonRef} disabled={!isHydrated}>
            More Actions
            <ChevronDown aria-hidden="true" className="size-4" />
          </Button>
        </MenuTrigger>
        <MenuContent>
          {!selection && <p className="px-3 py-2 text-sm text-ink-soft">Select contacts first.</p>}
          <MenuItem disabled={!selection} onSelect={() => choose("send")}>
            <Mail aria-hidden="true" className="size-4" />
            Send e-mail
          </MenuItem>
          <MenuSeparator />
          <MenuItem isDestructive disabled={!selection} onSelect={() => choose("delete")}>
            <Trash2 aria-hidden="true" className="size-4" />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      {chosen && (
        <>
          <SendEmailDialog
            open={open === "send"}
            onOpenChange={(isOpen) => setOpen(isOpen ? "send" : undefined)}
            selection={chosen}
            returnFocusRef={buttonRef}
          />
          <DeleteContactsDialog
            open={open === "delete"}
            onOpenChange={(isOpen) => setOpen(isOpen ? "delete" : undefined)}
            selection={chosen}
            onConfirmed={onDeletionConfirmed}
            returnFocusRef={buttonRef}
          />
        </>
      )}
    </>
  );
}
