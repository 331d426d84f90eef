"use client";

/** Keeps notes that were begun and not added, by contact, for as long as the window is open. */
const drafts = new Map<number, string>();

export function draftOf(contactId: number): string {
  return drafts.get(contactId) ?? "";
}

export function keepDraft(contactId: number, text: string): void {
  if (text.trim() === "") drafts.delete(contactId);
  else drafts.set(contactId, text);
}

/** Forgets all of them, so that whoever signs in next in this window does not read them. */
export function forgetDrafts(): void {
  drafts.clear();
}
