"use client";

import { useSyncExternalStore } from "react";

const key = "farewell:contact-list";
const everyone = "/contacts";

/** What the list shows, for the way back to it from a contact. */
export function rememberListUrl(query: string): void {
  try {
    sessionStorage.setItem(key, query);
  } catch {
    // Blocked storage: the way back leads to everyone.
  }
}

/** Whoever signs in next in this window does not come back to what another searched for. */
export function forgetListUrl(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Blocked storage: nothing was remembered.
  }
}

/** The same list without the search, which may have been for someone who is deleted by now. */
export function withoutSearch(address: string): string {
  const query = new URLSearchParams(address.split("?")[1]);
  query.delete("search");
  return query.size > 0 ? `${everyone}?${query}` : everyone;
}

/** Where the list was last looked at in this window: with its search, its rules and its page. */
export function useLastListUrl(): string {
  return useSyncExternalStore(neverChanges, lastUrl, () => everyone);
}

function neverChanges(): () => void {
  return () => undefined;
}

function lastUrl(): string {
  try {
    const query = sessionStorage.getItem(key);
    return query ? `${everyone}?${query}` : everyone;
  } catch {
    return everyone;
  }
}
