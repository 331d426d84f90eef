import { useRef } from "react";

/** For a dialog that a key opens: where the focus was then, and how it gets it back when the dialog closes. */
export function useFocusReturn() {
  const openedFrom = useRef<HTMLElement>(null);
  return {
    remember(): void {
      openedFrom.current = document.activeElement as HTMLElement | null;
    },
    /** Opened by a button, or when that place is gone, the dialog does what it does by itself. */
    onCloseAutoFocus(event: Event): void {
      if (!openedFrom.current?.isConnected) return;
      event.preventDefault();
      openedFrom.current.focus();
      openedFrom.current = null;
    },
  };
}
