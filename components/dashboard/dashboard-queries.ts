import { queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import { freshFor, refine } from "@/components/data/refine";
import type { DashboardView } from "@/lib/dashboard/dashboard-view";
import type { RecurringRevenue } from "@/lib/growth/growth-view";

/** Reads the set-up and the latest activity, under the key of contacts, so that a deletion has them read again. */
export const dashboardQuery = queryOptions({
  queryKey: queryKeys.dashboard,
  queryFn: ({ signal }) => readJson<DashboardView>("/api/dashboard", signal),
  refetchInterval: ({ state }) => (state.data && state.data.running.length > 0 ? 1_000 : 15_000),
});

/** Sums up recurring revenue with each answer further, until it is all. */
export const recurringRevenueQuery = queryOptions({
  queryKey: queryKeys.recurringRevenue,
  queryFn: (context) => refine<RecurringRevenue>("/api/growth/recurring", context),
  staleTime: freshFor(30_000),
});
