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
import { TargetCount } from "../draft/target-count";
import { timeInZone, useZoneFormats } from "../use-zone-formats";
import { BroadcastFrame } from "./broadcast-frame";
import { BroadcastMenu } from "./broadcast-menu";
import { ScheduleBroadcast } from "./schedule-broadcast";
import { SendBroadcast } from "./send-broadcast-dialog";
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
            Unschedule and edit
          </Button>
          <ScheduleBroadcast broadcast={broadcast} label="Change time" />
          <SendBroadcast broadcast={broadcast} label="Send now" isPrimary={isOver} />
          <BroadcastMenu broadcast={broadcast} />
        </>
      }
      notice={
        <>
          <p role="alert" className="mb-4 text-sm text-danger empty:hidden">
            {problemOf(unschedule, draftRefusalMessage, "We lost the connection. Try again.")}
          </p>
          {isOver && (
            <Notice className="mb-6" tone="warning" title={`Not sent: it was due ${at}.`}>
              Farewell was off, or had no mail server, for more than a day, and a letter that late may be
              wrong by now. Send it now, choose another time, or edit it first.
            </Notice>
          )}
          {isDue && <Notice className="mb-6" tone="info" title="It is due, and starts as soon as it can." />}
          <MailServerCheck>It starts once one is set, up to a day late.</MailServerCheck>
        </>
      }
    >
      <dl className="space-y-4 rounded-xl border border-border bg-surface p-5 text-sm">
        <div>
          <dt className="text-ink-soft">Goes out</dt>
          <dd className="mt-0.5 text-base font-medium">{at}</dd>
        </div>
        <div>
          <dt className="text-ink-soft">To</dt>
          <dd className="mt-0.5">
            {audienceLabel(inZone, broadcast)}
            <TargetCount draft={broadcast} target={target} />
          </dd>
        </div>
      </dl>
    </BroadcastFrame>
  );
}
