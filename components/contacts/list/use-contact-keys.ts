"use client";

import { useEffect, useState } from "react";
import { useKey } from "@/components/keyboard/use-key";

const nameLink = 'a[href^="/contacts/"]';

/** Moves through the list by single keys: the focus itself moves, so that a screen reader says where one is. */
export function useContactKeys(clearSelection: () => void): void {
  useKey("/", () => document.querySelector<HTMLInputElement>('[aria-label="Search contacts"]')?.focus());
  useKey("j", () => focusStop(1));
  useKey("k", () => focusStop(-1));
  useKey("x", () => {
    const stop = focusedStop();
    if (stop instanceof HTMLInputElement) stop.click();
  });
  useKey("e", () => focusedStop()?.closest("tr")?.querySelector<HTMLAnchorElement>(nameLink)?.click());
  useKey("Escape", clearSelection);
}

/** Is what the focus stops at in a row: its checkbox, or its name for whoever selects nothing. */
type Stop = HTMLInputElement | HTMLAnchorElement;

/** Names the row last reached by a key, by the label of its stop. The next key goes on from there. */
let place: string | null = null;

const placeOf = (stop: Stop) => stop.ariaLabel ?? stop.textContent;

function stops(): Stop[] {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('tbody input[type="checkbox"]')];
  if (boxes.length > 0) return boxes;
  const rows = [...document.querySelectorAll("tbody tr")];
  return rows.flatMap((row) => row.querySelector<HTMLAnchorElement>(nameLink) ?? []);
}

function focusedStop(): Stop | undefined {
  return stops().find((stop) => stop === document.activeElement);
}

function focusStop(step: 1 | -1): void {
  const all = stops();
  const at = all.indexOf(document.activeElement as Stop);
  if (at < 0) comeTo(all.find((stop) => placeOf(stop) === place) ?? all[0]);
  else comeTo(all[Math.min(all.length - 1, Math.max(0, at + step))]);
}

/** Moves the focus from the search to its first result, as soon as that is listed. */
export function useFocusOnFound(isListed: boolean): () => void {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (!isWanted || !isListed) return;
    setWanted(false);
    comeTo(stops()[0]);
  }, [isWanted, isListed]);
  return () => setWanted(true);
}

function comeTo(stop: Stop | undefined): void {
  if (!stop) return;
  place = placeOf(stop);
  stop.focus();
  stop.scrollIntoView({ block: "center" });
}
