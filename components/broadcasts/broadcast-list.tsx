"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import { FailedJob } from "@/components/jobs/failed-job";
import { sendingQuery } from "@/components/mail/sending-query";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { stopBroadcastAction } from "@/lib/broadcasts/actions";
import type { BroadcastView } from "@/lib/broadcasts/broadcast-view";
import { broadcastRefusalMessage } from "@/lib/broadcasts/refusal-messages";
import { sendingTimeMs } from "@/lib/mail/sending/sending-view";
import { durationLabel } from "@/lib/values/duration-label";

const whileSendingMs = 500;

const broadcastsQuery = {
  queryKey: queryKeys.broadcasts,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    readJson<{ broadcasts: BroadcastView[] }>("/api/broadcasts", signal),
};

function standingOf(broadcast: BroadcastView): { label: string; tone: BadgeTone } {
  const { status, sentCount, unsentCount } = broadcast;
  if (status === "failed") return { label: "Failed", tone: "danger" };
  if (isUnderWay(broadcast)) return { label: "Sending", tone: "accent" };
  if (status === "stopped") return { label: "Stopped", tone: "warning" };
  if (unsentCount === 0) return { label: "Sent", tone: "success" };
  return { label: sentCount > 0 ? "Sent to some" : "Not sent: no mail server", tone: "warning" };
}

const isUnderWay = ({ status, waitingCount }: BroadcastView) =>
  status === "sending" || (status !== "failed" && waitingCount > 0);

/** Lists what was sent and is being sent, newest first. */
export function BroadcastList() {
  const { data } = useQuery({
    ...broadcastsQuery,
    refetchInterval: ({ state }) => (state.data?.broadcasts.some(isUnderWay) ? whileSendingMs : false),
  });
  if (!data) return <p>Reading the broadcasts…</p>;
  if (data.broadcasts.length === 0) {
    return (
      <EmptyState title="Nothing was sent yet">
        Select people under Contacts, open More Actions and choose Send email. You see who will get it, and
        who will not and why, before anything is sent.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Broadcasts" className="divide-y divide-border rounded-xl border border-border bg-surface">
      {data.broadcasts.map((broadcast) => (
        <BroadcastItem key={broadcast.id} broadcast={broadcast} />
      ))}
    </ul>
  );
}

function BroadcastItem({ broadcast }: { broadcast: BroadcastView }) {
  const format = useFormats();
  const client = useQueryClient();
  const { data: sending } = useQuery(sendingQuery);
  const { id, subject, sentAt, sentCount, waitingCount, skippedCount, failedCount, unsentCount } = broadcast;
  const stop = useMutation({
    mutationFn: () => stopBroadcastAction({ broadcastId: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: broadcastsQuery.queryKey }),
  });
  const done = sentCount + skippedCount + failedCount + unsentCount;
  const standing = standingOf(broadcast);
  const hasLeft = sentCount > 0 || unsentCount === 0;
  const outcome = [
    hasLeft && `${format.count(sentCount)} sent`,
    unsentCount > 0 && `${format.count(unsentCount)} not sent: no mail server`,
    skippedCount > 0 && `${format.count(skippedCount)} skipped: not subscribed any more, or merged`,
    failedCount > 0 && `${format.count(failedCount)} not delivered`,
    waitingCount > 0 && `${format.count(waitingCount)} waiting`,
    waitingCount > 0 &&
      sending?.hasServer &&
      `${durationLabel(format, sendingTimeMs(waitingCount, sending.mailsPerSecond))} to go`,
  ].filter(Boolean);
  return (
    <li id={`broadcast-${id}`} className="scroll-mt-20 p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-medium wrap-anywhere">{subject}</span>
        <Badge tone={standing.tone}>{standing.label}</Badge>
      </div>
      <p className="text-sm text-ink-soft">
        {sentAt && (
          <>
            <Time isExact at={sentAt} /> ·{" "}
          </>
        )}
        {outcome.join(", ")}
      </p>
      {broadcast.status === "failed" && (
        <FailedJob
          table="broadcasts"
          jobId={id}
          failure={broadcast.failure}
          discard={() => stopBroadcastAction({ broadcastId: id })}
          onChanged={() => client.invalidateQueries({ queryKey: broadcastsQuery.queryKey })}
        >
          Discarding it keeps what was sent; nobody else gets it.
        </FailedJob>
      )}
      <p role="alert" className="mt-3 text-sm text-danger empty:hidden">
        {problemOf(stop, broadcastRefusalMessage, "The server did not answer. It may still be sending.")}
      </p>
      {isUnderWay(broadcast) && (
        <div className="mt-3 flex items-center gap-4">
          <ProgressBar
            className="flex-1"
            label={`Sending ${subject}`}
            value={done}
            max={done + waitingCount}
            text={`${format.count(done)} of ${format.count(done + waitingCount)}`}
          />
          <Button aria-disabled={stop.isPending} onClick={() => !stop.isPending && stop.mutate()}>
            Stop sending
          </Button>
        </div>
      )}
    </li>
  );
}
