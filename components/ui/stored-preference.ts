"use client";

import { useSyncExternalStore } from "react";

/** Keeps a choice in this browser that everything on the page follows at once, in other tabs too. */
export function storedPreference(key: string) {
  const listeners = new Set<() => void>();
  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    window.addEventListener("storage", listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener("storage", listener);
    };
  }
  return {
    /** Null when nothing was chosen, and on the server. */
    useStored: () =>
      useSyncExternalStore(
        subscribe,
        () => localStorage.getItem(key),
        () => null,
      ),
    /** Null goes back to what it is without a choice. */
    store(value: string | null): void {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
      for (const listener of listeners) listener();
    },
  };
}
