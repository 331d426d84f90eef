import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { askJson } from "@/components/data/read-json";
import type { DeletionState } from "@/lib/deletion/receipt/deletion-states";
import type { DeletionPage } from "@/lib/deletion/receipt/deletion-view";

/** Is what the list is narrowed to. The search is free text, so it is in no url. */
export interface SoughtDeletions {
  search: string;
  state: DeletionState | null;
}

export const everyDeletion: SoughtDeletions = { search: "", state: null };

/** Reads deletions that match, newest first, as far back as was asked for. */
export function deletionPageQuery(sought: SoughtDeletions) {
  return infiniteQueryOptions({
    queryKey: queryKeys.deletionPages(sought),
    queryFn: ({ pageParam, signal }) =>
      askJson<DeletionPage>("/api/deletions/pages", { ...sought, before: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ before }) => before,
    placeholderData: keepPreviousData,
  });
}
