"use client";

import { storedPreference } from "@/components/ui/stored-preference";

const { useStored, store } = storedPreference("farewell-shortcuts");

/** Whether single keys do something. Whoever speaks to their browser turns them off (WCAG 2.1.4). */
export function useAreKeysOn(): boolean {
  return useStored() !== "off";
}

export function setKeysOn(areOn: boolean): void {
  store(areOn ? null : "off");
}
