import { useRef } from "react";

/** For a dialog that a key opens: remembers where the focus was, for `ReturnFocusContext` to take it from there. */
export function useFocusReturn() {
  const openedFrom = useRef<HTMLElement>(null);
  return {
    remember(): void {
      openedFrom.current = document.activeElement as HTMLElement | null;
    },
    /** Returns null when a button opened the dialog: then the focus returns to that button. */
    take(): HTMLElement | null {
      const place = openedFrom.current;
      openedFrom.current = null;
      return place;
    },
  };
}
