"use client";

import { storedPreference } from "@/components/ui/stored-preference";

const { useStored, store } = storedPreference("farewell-shortcuts");

/** Tells whether single keys do something. People who dictate to their browser turn them off (WCAG 2.1.4). */
export function useAreKeysOn(): boolean {
  return useStored() !== "off";
}

export function setKeysOn(areOn: boolean): void {
  store(areOn ? null : "off");
}
