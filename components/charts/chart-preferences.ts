"use client";

import { useMemo } from "react";
import { z } from "zod";
import { storedPreference } from "@/components/ui/stored-preference";
import { periods } from "@/lib/growth/growth-view";

const chartsLook = z.object({ period: z.literal(periods), areHidden: z.boolean() });
export type ChartsLook = z.infer<typeof chartsLook>;

export const untouchedLook: ChartsLook = { period: 30, areHidden: false };
const key = "farewell-charts";
const { useStored, store } = storedPreference(key);

/** How this browser shows charts; what it does not understand counts as never chosen. */
export function useChartsLook(): ChartsLook {
  const stored = useStored();
  return useMemo(() => parseLook(stored), [stored]);
}

export function setChartsLook(look: ChartsLook): void {
  store(JSON.stringify(look));
}

/**
 * A script for inside the element that hides with the charts. The server does not know what the browser remembers:
 * without it the page would show them, and jump, until React listens.
 */
export const hideBeforeFirstPaint = `try{document.currentScript.parentElement.hidden=JSON.parse(localStorage.getItem("${key}")).areHidden===true}catch{}`;

function parseLook(stored: string | null): ChartsLook {
  try {
    return chartsLook.parse(JSON.parse(stored ?? "null"));
  } catch {
    return untouchedLook;
  }
}
