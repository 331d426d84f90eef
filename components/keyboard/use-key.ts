"use client";

import { useHotkeys } from "react-hotkeys-hook";
import { useAreKeysOn } from "./key-preferences";

const typing = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';
const elsewhere = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/**
 * Calls `act` when the user presses the key that types `character`. It ignores the key while someone types in a
 * field and while a dialog or a menu is open.
 */
export function useKey(character: string, act: () => void): void {
  const areOn = useAreKeysOn();
  useHotkeys(character, act, {
    useKey: true,
    enabled: areOn,
    preventDefault: true,
    enableOnFormTags: true,
    ignoreEventWhen: ({ target }) =>
      target instanceof Element &&
      (target.matches(typing) ||
        target.closest(elsewhere) !== null ||
        document.querySelector(elsewhere) !== null),
  });
}
