"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { SiteGrowth } from "@/lib/growth/growth-view";
import { defaultPreferences, useChartPreferences } from "./chart-preferences";
import { growthQuery } from "./growth-query";

/**
 * Returns the growth of the period that this browser remembers. Until that is read it returns the one that came with
 * the page, so that the charts have their place from the start.
 */
export function useGrowth(): SiteGrowth | undefined {
  const client = useQueryClient();
  const look = useChartPreferences();
  const { data } = useQuery({
    ...growthQuery(look.period),
    placeholderData: (previous) =>
      previous ?? client.getQueryData(growthQuery(defaultPreferences.period).queryKey),
  });
  return data;
}
