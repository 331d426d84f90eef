"use client";

import { useMemo } from "react";
import { storedObject, storedPreference } from "@/components/ui/stored-preference";
import { type Period, periods } from "@/lib/growth/growth-view";

export interface ChartPreferences {
  period: Period;
  areHidden: boolean;
}

export const defaultPreferences: ChartPreferences = { period: 30, areHidden: false };
const key = "farewell-charts";
const { useStored, store } = storedPreference(key);

/** Returns how this browser shows charts. A stored value that it does not understand counts as never chosen. */
export function useChartPreferences(): ChartPreferences {
  const stored = useStored();
  return useMemo(() => storedObject(stored, isUnderstood) ?? defaultPreferences, [stored]);
}

export function setChartPreferences(look: ChartPreferences): void {
  store(JSON.stringify(look));
}

/**
 * Runs inside the element that hides with the charts. The server does not know what the browser remembers: without
 * it, the page would show the charts and jump when React starts.
 */
export const hideBeforeFirstPaint = `try{document.currentScript.parentElement.hidden=JSON.parse(localStorage.getItem("${key}")).areHidden===true}catch{}`;

function isUnderstood({ period, areHidden }: Partial<ChartPreferences>): boolean {
  return periods.some((known) => known === period) && typeof areHidden === "boolean";
}
