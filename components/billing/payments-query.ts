import { queryOptions } from "@tanstack/react-query";
import { readJson } from "@/components/data/read-json";
import type { PaymentsView } from "@/lib/billing/stripe/account/payments-view";

export const isSyncing = (sync: PaymentsView["sync"]) =>
  sync?.status === "queued" || sync?.status === "running";

export const paymentsQuery = queryOptions({
  queryKey: ["payments"],
  queryFn: ({ signal }) => readJson<PaymentsView>("/api/payments", signal),
  refetchInterval: (query) => (isSyncing(query.state.data?.sync ?? null) ? 500 : false),
});
