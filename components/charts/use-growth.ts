"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { SiteGrowth } from "@/lib/growth/growth-view";
import { type ChartsLook, untouchedLook, useChartsLook } from "./chart-preferences";
import { growthQuery } from "./growth-query";

/**
 * The growth of the period that this browser remembers. Until that is read it is the one that came with the page,
 * so that the place of the charts is taken from the start.
 */
export function useGrowth(): { look: ChartsLook; growth: SiteGrowth | undefined } {
  const client = useQueryClient();
  const look = useChartsLook();
  const { data } = useQuery({
    ...growthQuery(look.period),
    placeholderData: (previous) =>
      previous ?? client.getQueryData(growthQuery(untouchedLook.period).queryKey),
  });
  return { look, growth: data };
}
