import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import { forgetTypedTexts } from "@/components/data/typed-texts";
import type { DeletionDetail, DeletionList } from "@/lib/deletion/receipt/deletion-view";
import { isActive } from "./deletion-standing";
import { notifyOfDeletions } from "./notify-of-deletions";
import { sawRunning } from "./seen-deletions";

const whileActiveMs = 500;
const otherwiseMs = 5000;

/** Reads the newest deletions, often while one runs, now and then otherwise, so that another window notices too. */
export const deletionsQuery = queryOptions({
  queryKey: queryKeys.deletions,
  queryFn: async ({ client, signal }) => {
    const list = await readJson<DeletionList>("/api/deletions", signal);
    notifyOfDeletions(client, list.deletions, Date.now());
    return list;
  },
  refetchInterval: (query) => (query.state.data?.deletions.some(isActive) ? whileActiveMs : otherwiseMs),
  refetchOnWindowFocus: true,
});

/** Reads one deletion with its receipt. */
export function deletionQuery(id: number) {
  return queryOptions({
    queryKey: queryKeys.deletion(id),
    queryFn: ({ signal }) => readJson<DeletionDetail>(`/api/deletions/${id}`, signal),
    refetchInterval: ({ state: { data } }) => (data && isChanging(data) ? whileActiveMs : otherwiseMs),
    refetchOnWindowFocus: true,
  });
}

/** Tells whether a deletion is under way or its receipt is about to be signed, as none is that was set aside. */
function isChanging(deletion: DeletionDetail): boolean {
  return isActive(deletion) || (deletion.isReceiptDue && deletion.status !== "failed");
}

/**
 * Follows a deletion that was begun or goes on, so that this window shows its outcome, and forgets whom it names, even
 * if it ends before the next read.
 */
export function followDeletion(client: QueryClient, jobId: number): Promise<void> {
  sawRunning([jobId]);
  forgetTypedTexts();
  return refreshDeletions(client);
}

export function refreshDeletions(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: queryKeys.deletions });
}
