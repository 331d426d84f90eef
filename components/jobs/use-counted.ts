import { type QueryClient, type QueryKey, useQuery } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";

const firstLookMs = 100;
const longestLookMs = 500;
/** Bounds how often a reading that failed is tried again: counting goes on while the web process restarts. */
const mostRetries = 20;

const once = {
  gcTime: 0,
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

interface Counted<Answer> {
  /** Names what is counted; another key has it counted anew. */
  queryKey: QueryKey;
  enabled?: boolean;
  /** Asks the worker to count. Its answer may be there at once, or say how far it is. */
  ask(): Promise<Answer>;
  /** Returns where to read how far it is; undefined once the counting has ended. */
  pathOf(answer: Answer): string | undefined;
  /** Discards what was counted for a dialog that was closed before the answer came. */
  discard(answer: Answer): void;
}

/**
 * Has something counted by the worker once for each key, never by itself again, and follows the count until it has
 * ended. Returns the newest answer and when this browser got it.
 */
export function useCounted<Answer>({ queryKey, enabled = true, ask, pathOf, discard }: Counted<Answer>) {
  const asked = useQuery({
    ...once,
    queryKey,
    queryFn: async ({ signal }) => {
      const answer = await ask();
      if (signal.aborted) discard(answer);
      return answer;
    },
    enabled,
    retry: false,
  });
  const path = asked.data === undefined ? undefined : pathOf(asked.data);
  const followed = useQuery({
    ...once,
    queryKey: queryKeys.counted(path ?? ""),
    queryFn: ({ signal }) => readJson<Answer>(path ?? "", signal),
    enabled: path !== undefined,
    retry: mostRetries,
    retryDelay: longestLookMs,
    refetchInterval: ({ state }) => {
      if (state.data !== undefined && pathOf(state.data) === undefined) return false;
      return Math.min(longestLookMs, firstLookMs * 2 ** state.dataUpdateCount);
    },
  });
  const newest = path !== undefined && followed.data !== undefined ? followed : asked;
  return {
    answer: newest.data,
    answeredAt: newest.dataUpdatedAt,
    isError: asked.isError || (path !== undefined && followed.isError),
  };
}

/** Discards what this browser had counted under these keys, so that a closed dialog leaves no work behind. */
export function discardCounted<Answer>(
  client: QueryClient,
  queryKey: QueryKey,
  discard: (answer: Answer) => void,
): void {
  for (const [, answer] of client.getQueriesData<Answer>({ queryKey }))
    if (answer !== undefined) discard(answer);
}
