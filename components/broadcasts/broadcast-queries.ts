import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import type { BroadcastDetails, BroadcastView } from "@/lib/broadcasts/broadcast-view";
import type { MailContent } from "@/lib/mail/message/mail-message";

const whileSendingMs = 500;
const whileScheduledMs = 5_000;

/** Tells whether letters of a broadcast are still to leave. */
export function isUnderWay({
  status,
  waitingCount,
}: Pick<BroadcastView, "status" | "waitingCount">): boolean {
  if (status === "sending" || status === "starting") return true;
  return (status === "sent" || status === "stopped") && waitingCount > 0;
}

/** Returns how often to look again; false for what changes by an owner's hand only. */
function pauseOf(broadcasts: BroadcastView[]): number | false {
  if (broadcasts.some(isUnderWay)) return whileSendingMs;
  return broadcasts.some(({ status }) => status === "scheduled") ? whileScheduledMs : false;
}

export const broadcastsQuery = queryOptions({
  queryKey: queryKeys.broadcastList,
  queryFn: ({ signal }) => readJson<{ broadcasts: BroadcastView[] }>("/api/broadcasts", signal),
  refetchInterval: ({ state }) => pauseOf(state.data?.broadcasts ?? []),
});

export function broadcastQuery(id: number) {
  return queryOptions({
    queryKey: queryKeys.broadcast(id),
    queryFn: ({ signal }) => readJson<BroadcastDetails>(`/api/broadcasts/${id}`, signal),
    refetchInterval: ({ state }) => pauseOf(state.data ? [state.data] : []),
  });
}

/** Reads a broadcast as its readers get it. Every save has another key, so the letter shown is the one saved. */
export function previewQuery({ id, updatedAt }: Pick<BroadcastView, "id" | "updatedAt">) {
  return queryOptions({
    queryKey: queryKeys.broadcastPreview(id, updatedAt),
    queryFn: ({ signal }) => readJson<MailContent>(`/api/broadcasts/${id}/preview`, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
