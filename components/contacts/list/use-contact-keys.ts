"use client";

import { useEffect, useState } from "react";
import { useKey } from "@/components/keyboard/use-key";

/** Moves through the list by single keys: the focus itself moves, so that a screen reader says where one is. */
export function useContactKeys(clearSelection: () => void): void {
  useKey("/", () => document.querySelector<HTMLInputElement>('[aria-label="Search contacts"]')?.focus());
  useKey("j", () => focusBox(1));
  useKey("k", () => focusBox(-1));
  useKey("x", () => focusedBox()?.click());
  useKey("e", () =>
    focusedBox()?.closest("tr")?.querySelector<HTMLAnchorElement>('a[href^="/contacts/"]')?.click(),
  );
  useKey("Escape", clearSelection);
}

/** Names the row last reached by a key, by the label of its checkbox. The next key goes on from there. */
let place: string | null = null;

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('tbody input[type="checkbox"]')];
}

function focusedBox(): HTMLInputElement | undefined {
  return boxes().find((box) => box === document.activeElement);
}

function focusBox(step: 1 | -1): void {
  const all = boxes();
  const at = all.indexOf(document.activeElement as HTMLInputElement);
  if (at < 0) comeTo(all.find((box) => box.ariaLabel === place) ?? all[0]);
  else comeTo(all[Math.min(all.length - 1, Math.max(0, at + step))]);
}

/** Moves the focus from the search to its first result, as soon as that is listed. */
export function useFocusOnFound(isListed: boolean): () => void {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (!isWanted || !isListed) return;
    setWanted(false);
    comeTo(boxes()[0]);
  }, [isWanted, isListed]);
  return () => setWanted(true);
}

function comeTo(box: HTMLInputElement | undefined): void {
  if (!box) return;
  place = box.ariaLabel;
  box.focus();
  box.scrollIntoView({ block: "center" });
}
