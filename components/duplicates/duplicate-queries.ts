import { infiniteQueryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import type { DuplicateList } from "@/lib/duplicates/duplicate-view";

const lookAgainMs = 1000;

/** Lists the pairs page by page, and looks again while a search is under way. */
export const duplicatesQuery = infiniteQueryOptions({
  queryKey: queryKeys.duplicates,
  queryFn: ({ pageParam, signal }) => readJson<DuplicateList>(`/api/duplicates?after=${pageParam}`, signal),
  initialPageParam: 0,
  getNextPageParam: ({ next }) => next,
  refetchInterval: ({ state }) =>
    state.data?.pages.at(-1)?.search?.status === "searching" ? lookAgainMs : false,
});
