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
    /** Returns null when nothing was chosen, and on the server. */
    useStored: () =>
      useSyncExternalStore(
        subscribe,
        () => localStorage.getItem(key),
        () => null,
      ),
    /** Stores the choice. Null removes it, so that the default applies again. */
    store(value: string | null): void {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
      for (const listener of listeners) listener();
    },
  };
}

/** Returns the object that was stored as JSON; undefined when there is none, or none that is understood. */
export function storedObject<Stored extends object>(
  stored: string | null,
  isUnderstood: (read: Partial<Stored>) => boolean,
): Stored | undefined {
  try {
    const read: Partial<Stored> | null = JSON.parse(stored ?? "null");
    return read && isUnderstood(read) ? (read as Stored) : undefined;
  } catch {
    return undefined;
  }
}
