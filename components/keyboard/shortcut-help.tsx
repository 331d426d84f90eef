"use client";

import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { DialogShell, ReturnFocusContext } from "@/components/ui/dialog-shell";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { Kbd } from "./kbd";
import { setKeysOn, useAreKeysOn } from "./key-preferences";
import { useKey } from "./use-key";

const shortcuts = [
  ["/", "Search contacts; Enter goes to the results"],
  ["j, k", "Next contact, previous contact, in the list and on a contact’s page"],
  ["x", "Select the contact"],
  ["e", "Open the contact"],
  ["#", "Delete the selected contacts: opens the warning"],
  ["Esc", "Clear the selection"],
  ["Ctrl K", "Search, or jump to a page or a contact"],
  ["?", "This help"],
] as const;

interface ShortcutHelpProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** Gets the focus back, unless a key opened the help from elsewhere. */
  button: RefObject<HTMLElement | null>;
}

/** Lists what single keys do, and turns them off. */
export function ShortcutHelp({ open, onOpenChange, button }: ShortcutHelpProps) {
  const areOn = useAreKeysOn();
  const focusReturn = useFocusReturn();
  useKey("?", () => {
    focusReturn.remember();
    onOpenChange(true);
  });
  return (
    <ReturnFocusContext value={() => focusReturn.take() ?? button.current}>
      <DialogShell
        open={open}
        onOpenChange={onOpenChange}
        width="md"
        title="Keyboard shortcuts"
        titleClass="mb-4 text-lg font-semibold"
      >
        <dl className="space-y-2 text-sm">
          {shortcuts.map(([keys, words]) => (
            <div key={keys} className="grid grid-cols-[5rem_1fr] gap-3">
              <dt>
                <Kbd>{keys}</Kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <label className="mt-5 flex min-h-8 cursor-pointer items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={areOn}
            onChange={({ target }) => setKeysOn(target.checked)}
          />
          Single-key shortcuts
        </label>
        <div className="mt-5 flex justify-end">
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
        </div>
      </DialogShell>
    </ReturnFocusContext>
  );
}
