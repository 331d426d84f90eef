import { queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import type { Period, SiteGrowth } from "@/lib/growth/growth-view";

/** Reads the growth of a period, under the key of contact lists and counts, so that it is read again with them. */
export function growthQuery(period: Period) {
  return queryOptions({
    queryKey: queryKeys.growth(period),
    queryFn: ({ signal }) => readJson<SiteGrowth>(`/api/growth?days=${period}`, signal),
  });
}
