"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useFormats } from "@/components/ui/use-formats";
import { stopBroadcastAction } from "@/lib/broadcasts/actions";
import type { BroadcastView } from "@/lib/broadcasts/broadcast-view";
import { broadcastRefusalMessage } from "@/lib/broadcasts/refusal-messages";
import { doneOf } from "./broadcast-labels";
import { progressLabels, progressMessage, progressMessages, sendingLabel } from "./progress-messages";

/** Shows how far a broadcast is that is being sent, and stops it. */
export function SendingProgress({ broadcast }: { broadcast: BroadcastView }) {
  const format = useFormats();
  const client = useQueryClient();
  const { id, subject, status, waitingCount } = broadcast;
  const stop = useMutation({
    mutationFn: () => stopBroadcastAction({ broadcastId: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.broadcasts }),
  });
  const done = doneOf(broadcast);
  const isStarting = status === "starting";
  const text = isStarting ? progressMessages.starting : progressMessage(format, done, done + waitingCount);
  return (
    <div className="relative mt-3 space-y-2">
      <div className="flex items-center gap-4">
        <ProgressBar
          className="flex-1"
          label={sendingLabel(subject)}
          value={isStarting ? 0 : done}
          max={done + waitingCount}
          text={text}
        />
        <span className="text-sm text-ink-soft tabular-nums">{text}</span>
        <Button isBusy={stop.isPending} onClick={() => !stop.isPending && stop.mutate()}>
          {progressLabels.stop}
        </Button>
      </div>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {problemOf(stop, broadcastRefusalMessage, progressMessages.unanswered)}
      </p>
    </div>
  );
}
