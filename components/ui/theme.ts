"use client";

import { useSyncExternalStore } from "react";
import { storedPreference } from "./stored-preference";
import { themeEvent, themeKey } from "./theme-script";

const { useStored, store } = storedPreference(themeKey);

/** Returns what was chosen in this browser: "light", "dark" or "system". */
export function useChosenTheme(): string {
  return useStored() ?? "system";
}

/** Chooses the theme of this browser. "system" forgets the choice. */
export function chooseTheme(theme: string): void {
  store(theme === "system" ? null : theme);
  window.dispatchEvent(new Event(themeEvent));
}

/** Tells whether the page is dark now, by choice or by the system. */
export function useIsDark(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => document.documentElement.classList.contains("dark"),
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["class"] });
  return () => observer.disconnect();
}
