"use client";

import type { RefObject } from "react";
import { DialogShell, ReturnFocusContext } from "@/components/ui/dialog-shell";
import { DialogWaiting } from "@/components/ui/dialog-waiting";
import { lazyPart } from "@/components/ui/lazy-part";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { helpLabels } from "./help-labels";
import { useKey } from "./use-key";

const Shortcuts = lazyPart(
  () => import("./shortcut-list").then(({ ShortcutList }) => ShortcutList),
  DialogWaiting,
);

interface ShortcutHelpProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** Gets the focus back, unless a key opened the help from elsewhere. */
  button: RefObject<HTMLElement | null>;
}

/** Opens the list of keys, by its own key too. */
export function ShortcutHelp({ open, onOpenChange, button }: ShortcutHelpProps) {
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
        title={helpLabels.title}
        titleClass="mb-4 text-lg font-semibold"
      >
        <Shortcuts />
      </DialogShell>
    </ReturnFocusContext>
  );
}
