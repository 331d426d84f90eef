import { queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import type { Period, SiteGrowth } from "@/lib/growth/growth-view";

/** Under the key of lists and counts of contacts: whatever has those read again changes this too. */
export function growthQuery(period: Period) {
  return queryOptions({
    queryKey: queryKeys.growth(period),
    queryFn: ({ signal }) => readJson<SiteGrowth>(`/api/growth?days=${period}`, signal),
  });
}

/** Tells whether there is anything to draw: a site that never had a contact or a payment has nothing. */
export function hasGrowth({ total, currency, hasEverDeleted }: SiteGrowth): boolean {
  return total > 0 || currency !== null || hasEverDeleted;
}
