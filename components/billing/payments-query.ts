import { queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import type { PaymentsView } from "@/lib/billing/stripe/account/payments-view";

export const isSyncing = (sync: PaymentsView["sync"]) =>
  sync?.status === "queued" || sync?.status === "running";

export const paymentsQuery = queryOptions({
  queryKey: queryKeys.payments,
  queryFn: ({ signal }) => readJson<PaymentsView>("/api/payments", signal),
  refetchInterval: (query) => (isSyncing(query.state.data?.sync ?? null) ? 500 : false),
});
