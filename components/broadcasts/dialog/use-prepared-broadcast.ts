import type { QueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { discardCounted, useCounted } from "@/components/jobs/use-counted";
import { discardPreparedAction, prepareBroadcastAction } from "@/lib/broadcasts/actions";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";

type Prepared = Awaited<ReturnType<typeof prepareBroadcastAction>>;

/** Has the recipients among the selected contacts frozen and counted, once for each opening of the dialog. */
export function usePreparedBroadcast(selection: ContactSelection, openedAt: number) {
  return useCounted<Prepared>({
    queryKey: queryKeys.preparedBroadcast(selection, openedAt),
    ask: () => prepareBroadcastAction(selection),
    pathOf: (prepared) =>
      prepared.ok && prepared.state === "counting" ? `/api/broadcasts/${prepared.jobId}/draft` : undefined,
    discard: discardOne,
  });
}

/** Discards what is still being counted for a dialog that is closed. */
export function discardPrepared(client: QueryClient): void {
  discardCounted<Prepared>(client, queryKeys.preparedBroadcasts, discardOne);
}

/** Leaves one that is ready, which goes after an hour: it may just have been sent. */
function discardOne(prepared: Prepared): void {
  if (prepared.ok && prepared.state === "counting")
    void discardPreparedAction({ broadcastId: prepared.jobId });
}
