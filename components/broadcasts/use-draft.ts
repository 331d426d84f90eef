import type { QueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { discardCounted, useCounted } from "@/components/jobs/use-counted";
import { discardPreparedAction, prepareBroadcastAction } from "@/lib/broadcasts/actions";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";

type Draft = Awaited<ReturnType<typeof prepareBroadcastAction>>;

/** Has the recipients among the selected contacts frozen and counted, once for each opening of the dialog. */
export function useDraft(selection: ContactSelection, openedAt: number) {
  return useCounted<Draft>({
    queryKey: queryKeys.broadcastDraft(selection, openedAt),
    ask: () => prepareBroadcastAction(selection),
    pathOf: (draft) =>
      draft.ok && draft.state === "counting" ? `/api/broadcasts/${draft.jobId}/draft` : undefined,
    discard: discardDraft,
  });
}

/** Discards what is still being counted for a dialog that is closed. */
export function discardDrafts(client: QueryClient): void {
  discardCounted<Draft>(client, queryKeys.broadcastDrafts, discardDraft);
}

/** Leaves one that is ready, which goes after an hour: it may just have been sent. */
function discardDraft(draft: Draft): void {
  if (draft.ok && draft.state === "counting") void discardPreparedAction({ broadcastId: draft.jobId });
}
