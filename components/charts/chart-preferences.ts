"use client";

import { useMemo } from "react";
import { storedObject, storedPreference } from "@/components/ui/stored-preference";
import { type Period, periods } from "@/lib/growth/growth-view";

interface ChartPreferences {
  period: Period;
}

export const defaultPreferences: ChartPreferences = { period: 30 };
const { useStored, store } = storedPreference("farewell-charts");

/** Returns how this browser shows charts. A stored value that it does not understand counts as never chosen. */
export function useChartPreferences(): ChartPreferences {
  const stored = useStored();
  return useMemo(() => storedObject(stored, isUnderstood) ?? defaultPreferences, [stored]);
}

export function setChartPreferences(look: ChartPreferences): void {
  store(JSON.stringify(look));
}

function isUnderstood({ period }: Partial<ChartPreferences>): boolean {
  return periods.some((known) => known === period);
}
