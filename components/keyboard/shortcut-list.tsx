"use client";

import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Kbd } from "./kbd";
import { setKeysOn, useAreKeysOn } from "./key-preferences";
import { shortcutHelpLabels, shortcutLabels } from "./shortcut-labels";

/** Lists what single keys do, and turns them off. */
export function ShortcutList() {
  const areOn = useAreKeysOn();
  return (
    <>
      <dl className="space-y-2 text-sm">
        {shortcutLabels.map(([keys, words]) => (
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
          className="size-4 shrink-0"
          checked={areOn}
          onChange={({ target }) => setKeysOn(target.checked)}
        />
        {shortcutHelpLabels.areOn}
      </label>
      <div className="mt-5 flex justify-end">
        <DialogClose asChild>
          <Button>{shortcutHelpLabels.close}</Button>
        </DialogClose>
      </div>
    </>
  );
}
