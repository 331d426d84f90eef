import { type QueryClient, useQuery } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { discardManifestAction, previewDeletionAction } from "@/lib/deletion/actions";
import type { ManifestReading } from "@/lib/deletion/manifest/find-manifest";

export interface Counting {
  attempt: number;
  withoutMissing: boolean;
}

type Preview = Awaited<ReturnType<typeof previewDeletionAction>>;

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

/**
 * Has a manifest counted once for each opening of the dialog and each request to count again, never by itself, and
 * follows the count until it has ended.
 */
export function useDeletionPreview(selection: ContactSelection, { attempt, withoutMissing }: Counting) {
  const asked = useQuery({
    ...once,
    queryKey: queryKeys.deletionPreview(selection, attempt, withoutMissing),
    queryFn: async ({ signal }) => {
      const result = await previewDeletionAction(
        selection.kind === "ids" && withoutMissing ? { ...selection, withoutMissing } : selection,
      );
      if (signal.aborted) discardCounted(result);
      return receive(result);
    },
    retry: false,
  });
  const jobId = countingJobOf(asked.data?.result);
  const followed = useQuery({
    ...once,
    queryKey: queryKeys.manifest(jobId ?? 0),
    queryFn: async ({ signal }) =>
      receive(await readJson<ManifestReading>(`/api/deletions/${jobId}/manifest`, signal)),
    enabled: jobId !== undefined,
    retry: mostRetries,
    retryDelay: longestLookMs,
    refetchInterval: ({ state }) => {
      if (state.data && countingJobOf(state.data.result) === undefined) return false;
      return Math.min(longestLookMs, firstLookMs * 2 ** state.dataUpdateCount);
    },
  });
  return { ...(followed.data ?? asked.data), isError: asked.isError || followed.isError };
}

/** Discards what this browser had counted and not confirmed, so that a closed dialog leaves no work behind. */
export function discardPreviews(client: QueryClient): void {
  for (const [, data] of client.getQueriesData<{ result: Preview }>({ queryKey: queryKeys.deletionPreviews }))
    if (data) discardCounted(data.result);
}

function discardCounted(result: Preview): void {
  if (result.ok) void discardManifestAction({ jobId: result.jobId });
}

function countingJobOf(result: Preview | undefined): number | undefined {
  return result?.ok && result.state === "measuring" ? result.jobId : undefined;
}

/** Adds when it was counted, by the clock of this browser. */
function receive(result: Preview) {
  const ageMs = result.ok && result.state === "measured" ? result.ageMs : 0;
  return { result, ageMs, countedAt: Date.now() - ageMs };
}
