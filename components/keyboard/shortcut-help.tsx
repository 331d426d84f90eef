"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { DialogShell, ReturnFocusContext } from "@/components/ui/dialog-shell";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { setKeysOn, useAreKeysOn } from "./key-preferences";
import { useKey } from "./use-key";

const shortcuts = [
  ["/", "Search contacts; Enter goes to what was found"],
  ["j, k", "Next contact, previous contact"],
  ["x", "Select the contact"],
  ["e", "Open the contact"],
  ["#", "Delete the selected contacts: opens the warning"],
  ["Esc", "Clear the selection"],
  ["Ctrl K", "Go to a page or a contact"],
  ["?", "This help"],
] as const;

/** Lists what single keys do, and turns them off. */
export function ShortcutHelp() {
  const [isOpen, setOpen] = useState(false);
  const areOn = useAreKeysOn();
  const focusReturn = useFocusReturn();
  useKey("?", () => {
    focusReturn.remember();
    setOpen(true);
  });
  return (
    <ReturnFocusContext value={focusReturn.take}>
      <DialogShell
        open={isOpen}
        onOpenChange={setOpen}
        width="md"
        title="Keyboard"
        titleClass="mb-4 text-lg font-semibold"
      >
        <dl className="space-y-2 text-sm">
          {shortcuts.map(([keys, words]) => (
            <div key={keys} className="grid grid-cols-[5rem_1fr] gap-3">
              <dt>
                <kbd className="rounded border border-border-strong bg-muted px-1.5 py-0.5 font-mono">
                  {keys}
                </kbd>
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
          Single keys do something
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
