import { queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { notifyOfBulkActions } from "./notify-of-bulk-actions";

export interface BulkActionList {
  jobs: BulkActionView[];
}

const queryKey = queryKeys.bulkActions;
const whileRunningMs = 500;
const otherwiseMs = 5000;

/** Reads the newest jobs, often while one runs, now and then otherwise, as for deletions. */
export const bulkActionsQuery = queryOptions({
  queryKey,
  queryFn: async ({ client, signal }) => {
    const list = await readJson<BulkActionList>("/api/bulk-actions", signal);
    notifyOfBulkActions(client, client.getQueryData<BulkActionList>(queryKey)?.jobs ?? [], list.jobs);
    return list;
  },
  refetchInterval: ({ state }) =>
    state.data?.jobs.some(({ status }) => status === "running") ? whileRunningMs : otherwiseMs,
  // A job that came with the page may have ended since, and its outcome is told at once.
  refetchOnMount: "always",
  refetchOnWindowFocus: true,
});
