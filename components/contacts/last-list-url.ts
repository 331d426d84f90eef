"use client";

import { useSyncExternalStore } from "react";
import { forgetTypedTexts, storeTypedText } from "@/components/data/typed-texts";
import { asFilterGroup } from "@/lib/contacts/filter/filter-group";
import { withoutLacking } from "@/lib/contacts/filter/typed-text";

const key = "farewell:contact-list";
const everyone = "/contacts";

/** Remembers what the list shows, for the way back to it from a contact, and what was typed for a reload. */
export function rememberListUrl(query: string): void {
  const parameters = new URLSearchParams(query);
  storeTypedText(parameters.get("typed"));
  // An older link holds what was typed in the open, and is about to be replaced.
  if (parameters.has("search")) return;
  try {
    sessionStorage.setItem(key, query);
  } catch {
    // Storage is blocked, so the way back leads to all contacts.
  }
}

/** Forgets it and what was typed, so that whoever signs in next in this window does not come back to another person's search. */
export function forgetListUrl(): void {
  forgetTypedTexts("all");
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Storage is blocked, so nothing was remembered.
  }
}

/** Returns the same list without what was typed, which may have named someone who is deleted by now. */
export function withoutTyped(address: string): string {
  const query = new URLSearchParams(address.split("?")[1]);
  query.delete("typed");
  const where = withoutLacking(asFilterGroup(jsonOf(query.get("where"))));
  if (where) query.set("where", JSON.stringify(where));
  else query.delete("where");
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

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
