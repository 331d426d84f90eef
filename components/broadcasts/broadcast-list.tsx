"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FailedJob } from "@/components/jobs/failed-job";
import { readJson } from "@/components/shell/read-json";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { stopBroadcastAction } from "@/lib/mail/broadcast/actions";
import type { BroadcastView } from "@/lib/mail/broadcast/broadcast-view";

const whileSendingMs = 500;

const broadcastsQuery = {
  queryKey: ["broadcasts"],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    readJson<{ broadcasts: BroadcastView[] }>("/api/broadcasts", signal),
};

const isUnderWay = ({ status, waitingCount }: BroadcastView) =>
  status === "sending" || (status !== "failed" && waitingCount > 0);

/** What was sent and is being sent, newest first. */
export function BroadcastList() {
  const { data } = useQuery({
    ...broadcastsQuery,
    refetchInterval: ({ state }) => (state.data?.broadcasts.some(isUnderWay) ? whileSendingMs : false),
  });
  if (!data) return <p>Reading the broadcasts…</p>;
  if (data.broadcasts.length === 0) {
    return (
      <EmptyState title="Nothing was sent yet">
        Select people under Contacts, open More Actions and choose Send e-mail. You see who will get it, and
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
  const { id, subject, status, sentAt, sentCount, waitingCount, skippedCount, failedCount } = broadcast;
  const stop = useMutation({
    mutationFn: () => stopBroadcastAction({ broadcastId: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: broadcastsQuery.queryKey }),
  });
  const standing = standingOf(broadcast);
  const done = sentCount + skippedCount + failedCount;
  const outcome = [
    `${format.count(sentCount)} sent`,
    skippedCount > 0 && `${format.count(skippedCount)} skipped: not subscribed any more`,
    failedCount > 0 && `${format.count(failedCount)} not delivered`,
    waitingCount > 0 && `${format.count(waitingCount)} waiting`,
  ].filter(Boolean);
  return (
    <li className="p-4">
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
      {status === "failed" && (
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
      {isUnderWay(broadcast) && (
        <div className="mt-3 flex items-center gap-4">
          <ProgressBar
            className="flex-1"
            label={`Sending ${subject}`}
            value={done}
            max={done + waitingCount}
            text={`${format.count(done)} of ${format.count(done + waitingCount)}`}
          />
          {status === "sending" && (
            <Button aria-disabled={stop.isPending} onClick={() => !stop.isPending && stop.mutate()}>
              Stop sending
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function standingOf(broadcast: BroadcastView): { label: string; tone: BadgeTone } {
  if (broadcast.status === "failed") return { label: "Failed", tone: "danger" };
  if (isUnderWay(broadcast)) return { label: "Sending", tone: "accent" };
  return broadcast.status === "stopped"
    ? { label: "Stopped", tone: "warning" }
    : { label: "Sent", tone: "success" };
}
