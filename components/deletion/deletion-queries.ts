import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { readJson } from "@/components/shell/read-json";
import type { DeletionDetail, DeletionList } from "@/lib/deletion/deletion-view";
import { noticeDeletions } from "./notice-deletions";
import { isActive } from "./receipt-sentences";

const whileActiveMs = 500;
const otherwiseMs = 5000;

/** The newest deletions. Asked often while one runs, now and then otherwise, so that another window notices too. */
export const deletionsQuery = queryOptions({
  queryKey: ["deletions"],
  queryFn: async ({ client, signal }) => {
    const list = await readJson<DeletionList>("/api/deletions", signal);
    noticeDeletions(client, list.deletions, Date.now());
    return list;
  },
  refetchInterval: (query) => (query.state.data?.deletions.some(isActive) ? whileActiveMs : otherwiseMs),
  refetchOnWindowFocus: true,
});

/** One deletion with its receipt. */
export function deletionQuery(id: number) {
  return queryOptions({
    queryKey: ["deletions", id],
    queryFn: ({ signal }) => readJson<DeletionDetail>(`/api/deletions/${id}`, signal),
    refetchInterval: (query) =>
      query.state.data && isActive(query.state.data) ? whileActiveMs : otherwiseMs,
    refetchOnWindowFocus: true,
  });
}

export function refreshDeletions(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ["deletions"] });
}
