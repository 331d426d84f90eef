"use client";

import { useSyncExternalStore } from "react";

const key = "farewell:contact-list";
const everyone = "/contacts";

/** Remembers what the list shows, for the way back to it from a contact. */
export function rememberListUrl(query: string): void {
  try {
    sessionStorage.setItem(key, query);
  } catch {
    // Storage is blocked, so the way back leads to all contacts.
  }
}

/** Forgets it, so that whoever signs in next in this window does not come back to another person's search. */
export function forgetListUrl(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Storage is blocked, so nothing was remembered.
  }
}

/** Returns the same list without the search, which may have been for someone who is deleted by now. */
export function withoutSearch(address: string): string {
  const query = new URLSearchParams(address.split("?")[1]);
  query.delete("search");
  return query.size > 0 ? `${everyone}?${query}` : everyone;
}

/** Returns the URL of the list as this window last showed it, with search, rules and page. */
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
