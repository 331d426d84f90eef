"use client";

import { useSyncExternalStore } from "react";

const key = "farewell:contact-list";
const everyone = "/contacts";

/** What the list shows, for the way back to it from a contact. */
export function rememberListAddress(query: string): void {
  try {
    sessionStorage.setItem(key, query);
  } catch {
    // Blocked storage: the way back leads to everyone.
  }
}

/** Where the list was last looked at in this window: with its search, its rules and its page. */
export function useListAddress(): string {
  return useSyncExternalStore(neverChanges, lastAddress, () => everyone);
}

function neverChanges(): () => void {
  return () => undefined;
}

function lastAddress(): string {
  try {
    const query = sessionStorage.getItem(key);
    return query ? `${everyone}?${query}` : everyone;
  } catch {
    return everyone;
  }
}
