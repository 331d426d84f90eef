"use client";

import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Kbd } from "./kbd";
import { setKeysOn, useAreKeysOn } from "./key-preferences";

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

/** Lists what single keys do, and turns them off. */
export function ShortcutList() {
  const areOn = useAreKeysOn();
  return (
    <>
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
          className="size-4 shrink-0 accent-accent"
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
    </>
  );
}
