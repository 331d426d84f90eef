"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useNow } from "@/components/ui/use-now";
import { type BroadcastDetails, isMissed } from "@/lib/broadcasts/broadcast-view";
import { unscheduleBroadcastAction } from "@/lib/broadcasts/drafts/actions";
import { draftRefusalMessage } from "@/lib/broadcasts/drafts/refusal-messages";
import { audienceLabel } from "../broadcast-labels";
import { unansweredMessage } from "../broadcast-messages";
import { TargetCount } from "../draft/target-count";
import { targetChoiceLabels } from "../draft/target-messages";
import { timeInZone, useZoneFormats } from "../use-zone-formats";
import { BroadcastFrame } from "./broadcast-frame";
import { BroadcastMenu } from "./broadcast-menu";
import { ScheduleBroadcast } from "./schedule-broadcast";
import { missedTitle, scheduleLabels, scheduleMessages } from "./schedule-messages";
import { SendBroadcast } from "./send-broadcast-dialog";
import { sendLabels } from "./send-messages";
import { SendTest } from "./send-test";

/** Shows a broadcast that waits for its time, or whose time passed while it could not be sent. */
export function ScheduledBroadcast({ broadcast }: { broadcast: BroadcastDetails }) {
  const client = useQueryClient();
  const inZone = useZoneFormats(broadcast.timeZone);
  const now = useNow(60_000);
  const { id, scheduledAt, timeZone, target } = broadcast;
  const unschedule = useMutation({
    mutationFn: () => unscheduleBroadcastAction({ broadcastId: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.broadcasts }),
  });
  const at = scheduledAt === null ? "" : timeInZone(inZone, scheduledAt, timeZone);
  const isOver = isMissed(broadcast, now);
  const isDue = !isOver && scheduledAt !== null && now > scheduledAt + 60_000;
  return (
    <BroadcastFrame
      broadcast={broadcast}
      detail={<span className="text-ink-soft">{at}</span>}
      actions={
        <>
          <SendTest id={id} />
          <Button isBusy={unschedule.isPending} onClick={() => !unschedule.isPending && unschedule.mutate()}>
            {scheduleLabels.unschedule}
          </Button>
          <ScheduleBroadcast broadcast={broadcast} label={scheduleLabels.changeTime} />
          <SendBroadcast broadcast={broadcast} label={sendLabels.sendNow} isPrimary={isOver} />
          <BroadcastMenu broadcast={broadcast} />
        </>
      }
      notice={
        <>
          <p role="alert" className="mb-4 text-sm text-danger empty:hidden">
            {problemOf(unschedule, draftRefusalMessage, unansweredMessage)}
          </p>
          {isOver && (
            <Notice className="mb-6" tone="warning" title={missedTitle(at)}>
              {scheduleMessages.missed}
            </Notice>
          )}
          {isDue && <Notice className="mb-6" tone="info" title={scheduleMessages.due} />}
          <MailServerCheck>{scheduleMessages.noServer}</MailServerCheck>
        </>
      }
    >
      <dl className="space-y-4 rounded-xl border border-border bg-surface p-5 text-sm">
        <div>
          <dt className="text-ink-soft">{scheduleLabels.goesOut}</dt>
          <dd className="mt-0.5 text-base font-medium">{at}</dd>
        </div>
        <div>
          <dt className="text-ink-soft">{targetChoiceLabels.to}</dt>
          <dd className="mt-0.5">
            {audienceLabel(inZone, broadcast)}
            <TargetCount draft={broadcast} target={target} />
          </dd>
        </div>
      </dl>
    </BroadcastFrame>
  );
}
