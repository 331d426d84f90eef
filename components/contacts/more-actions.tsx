"use client";

import { ChevronDown, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { DeleteContactsDialog } from "@/components/deletion/delete-contacts-dialog";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
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
  // Frozen when Delete is chosen: what the dialog counts does not move with the list behind it.
  const [toDelete, setToDelete] = useState<ContactSelection>();
  const [isDialogOpen, setDialogOpen] = useState(false);

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
          <MenuItem
            isDestructive
            disabled={!selection}
            onSelect={() => {
              setToDelete(selection);
              setDialogOpen(true);
            }}
          >
            <Trash2 aria-hidden="true" className="size-4" />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      {toDelete && (
        <DeleteContactsDialog
          open={isDialogOpen}
          onOpenChange={setDialogOpen}
          selection={toDelete}
          onConfirmed={onDeletionConfirmed}
          returnFocusRef={buttonRef}
        />
      )}
    </>
  );
}
