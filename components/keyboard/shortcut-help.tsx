"use client";

import { Dialog as Radix } from "radix-ui";
import { useState } from "react";
import { Button } from "@/components/ui/button";
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

/** What single keys do, and how to turn them off. */
export function ShortcutHelp() {
  const [isOpen, setOpen] = useState(false);
  const areOn = useAreKeysOn();
  const focusReturn = useFocusReturn();
  useKey("?", () => {
    focusReturn.remember();
    setOpen(true);
  });
  return (
    <Radix.Root open={isOpen} onOpenChange={setOpen}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={focusReturn.onCloseAutoFocus}
          className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-border bg-surface p-6 shadow-xl focus:outline-none"
        >
          <Radix.Title className="mb-4 text-lg font-semibold">Keyboard</Radix.Title>
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
            <Radix.Close asChild>
              <Button>Close</Button>
            </Radix.Close>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
