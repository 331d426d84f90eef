"use client";

import { useSyncExternalStore } from "react";

const key = "farewell-shortcuts";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether single keys do something. Whoever speaks to their browser turns them off (WCAG 2.1.4). */
export function useAreKeysOn(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(key) !== "off",
    () => true,
  );
}

export function setKeysOn(areOn: boolean): void {
  if (areOn) localStorage.removeItem(key);
  else localStorage.setItem(key, "off");
  for (const listener of listeners) listener();
}
