"use client";

import { useMemo } from "react";
import { z } from "zod";
import { storedPreference } from "@/components/ui/stored-preference";
import { periods } from "@/lib/growth/growth-view";

const chartPreferences = z.object({ period: z.literal(periods), areHidden: z.boolean() });
export type ChartPreferences = z.infer<typeof chartPreferences>;

export const defaultPreferences: ChartPreferences = { period: 30, areHidden: false };
const key = "farewell-charts";
const { useStored, store } = storedPreference(key);

/** Returns how this browser shows charts. A stored value that it does not understand counts as never chosen. */
export function useChartPreferences(): ChartPreferences {
  const stored = useStored();
  return useMemo(() => parsePreferences(stored), [stored]);
}

export function setChartPreferences(look: ChartPreferences): void {
  store(JSON.stringify(look));
}

/**
 * Runs inside the element that hides with the charts. The server does not know what the browser remembers: without
 * it, the page would show the charts and jump when React starts.
 */
export const hideBeforeFirstPaint = `try{document.currentScript.parentElement.hidden=JSON.parse(localStorage.getItem("${key}")).areHidden===true}catch{}`;

function parsePreferences(stored: string | null): ChartPreferences {
  try {
    return chartPreferences.parse(JSON.parse(stored ?? "null"));
  } catch {
    return defaultPreferences;
  }
}
