import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import type { ManifestContacts } from "@/lib/deletion/manifest/deletion-plan";
import type { ShownManifest } from "./use-shown-manifest";

/**
 * Reads who is in a manifest, page by page. The pages outlive a recount, because they go on by id: of the same
 * contacts only those who were taken out are missing from the next manifest.
 */
export function usePeople({ manifest, attempt }: ShownManifest) {
  const [isFolded, setFolded] = useState(false);
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = useInfiniteQuery({
    queryKey: queryKeys.deletionPeople(attempt),
    queryFn: ({ pageParam, signal }) =>
      readJson<ManifestContacts>(`/api/deletions/${manifest.jobId}/contacts?after=${pageParam}`, signal),
    initialData: { pages: [manifest.first], pageParams: [0] },
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const pages = isFolded ? data.pages.slice(0, 1) : data.pages;
  const isExpanded = pages.length > 1;
  return {
    contacts: pages.flatMap(({ contacts }) => contacts),
    isMore: hasNextPage || (isFolded && data.pages.length > 1),
    isExpanded,
    isLoading: isFetchingNextPage,
    hasFailed: isFetchNextPageError,
    loadMore() {
      if (isFolded) setFolded(false);
      else void fetchNextPage();
    },
    showFewer: () => setFolded(true),
  };
}
