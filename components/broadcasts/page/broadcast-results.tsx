"use client";

import { useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { FailedJob } from "@/components/jobs/failed-job";
import { SetUpSending } from "@/components/mail/no-mail-server";
import { IfMay } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useFormats } from "@/components/ui/use-formats";
import { stopBroadcastAction } from "@/lib/broadcasts/actions";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { audienceLabel } from "../broadcast-labels";
import { isUnderWay } from "../broadcast-queries";
import { SendingProgress } from "../sending-progress";
import { timeInZone, useZoneFormats } from "../use-zone-formats";
import { BroadcastFrame } from "./broadcast-frame";
import { BroadcastMenu } from "./broadcast-menu";
import {
  lateMessage,
  lateTitle,
  numberLabels,
  resultsLabels,
  resultsMessages,
  skippedMessage,
  subscribedMessage,
  unsentTitle,
} from "./results-messages";

const lateMs = 300_000;

/** Shows what came of a broadcast, while it is being sent and after. */
export function BroadcastResults({ broadcast }: { broadcast: BroadcastDetails }) {
  const format = useFormats();
  const inZone = useZoneFormats(broadcast.timeZone);
  const client = useQueryClient();
  const { id, sentAt, scheduledAt, unsentCount, timeZone } = broadcast;
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.broadcasts });
  const late = sentAt !== null && scheduledAt !== null ? sentAt - scheduledAt : 0;
  return (
    <BroadcastFrame
      broadcast={broadcast}
      detail={
        sentAt !== null && <span className="text-ink-soft">{timeInZone(inZone, sentAt, timeZone)}</span>
      }
      actions={
        <IfMay do="broadcasts.send" orSay>
          <BroadcastMenu broadcast={broadcast} />
        </IfMay>
      }
      notice={
        <>
          {late > lateMs && scheduledAt !== null && (
            <Notice className="mb-6" tone="info" title={lateTitle(format, late)}>
              {lateMessage(inZone.dateTime(scheduledAt))}
            </Notice>
          )}
          {unsentCount > 0 && (
            <Notice
              className="mb-6"
              tone="warning"
              title={unsentTitle(format, unsentCount)}
              action={<SetUpSending />}
            >
              {resultsMessages.unsent}
            </Notice>
          )}
        </>
      }
    >
      <div className="space-y-6">
        {isUnderWay(broadcast) && !broadcast.hasFailedToStart && <SendingProgress broadcast={broadcast} />}
        {broadcast.status === "failed" && (
          <FailedJob
            table="broadcasts"
            needsToDiscard="broadcasts.send"
            jobId={id}
            failure={broadcast.failure}
            discard={() => stopBroadcastAction({ broadcastId: id })}
            onChanged={refresh}
          >
            {resultsMessages.discard}
          </FailedJob>
        )}
        {broadcast.hasFailedToStart && (
          <Notice
            tone="danger"
            title={resultsMessages.notStartedTitle}
            action={
              <IfMay do="broadcasts.send">
                <Button onClick={() => void stopBroadcastAction({ broadcastId: id }).then(refresh)}>
                  {resultsLabels.stop}
                </Button>
              </IfMay>
            }
          >
            {resultsMessages.notStarted}
          </Notice>
        )}
        {broadcast.status !== "draft" && broadcast.status !== "scheduled" && (
          <Results broadcast={broadcast} />
        )}
        <Audience broadcast={broadcast} />
      </div>
    </BroadcastFrame>
  );
}

function Results({ broadcast }: { broadcast: BroadcastDetails }) {
  const format = useFormats();
  const { sentCount, bouncedCount, failedCount, unsubscribedCount, skippedCount, waitingCount } = broadcast;
  const numbers = [
    { ...numberLabels.sent, count: sentCount },
    { ...numberLabels.unsubscribed, count: unsubscribedCount },
    { ...numberLabels.bounced, count: bouncedCount },
    { ...numberLabels.failed, count: Math.max(0, failedCount - bouncedCount) },
    { ...numberLabels.skipped, count: skippedCount },
    ...(waitingCount > 0 ? [{ ...numberLabels.waiting, count: waitingCount }] : []),
  ];
  return (
    <section aria-label={resultsLabels.results}>
      <h2 className="mb-3 text-base font-semibold">{resultsLabels.results}</h2>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-border bg-border sm:grid-cols-3">
        {numbers.map(({ name, count, meaning }) => (
          <div key={name} className="bg-surface p-4">
            <dt className="text-sm text-ink-soft">{name}</dt>
            <dd>
              <span className="text-2xl font-semibold tabular-nums">{format.count(count)}</span>
              <span className="block text-xs text-ink-soft">{meaning}</span>
            </dd>
          </div>
        ))}
        {numbers.length % 2 === 1 && <div aria-hidden="true" className="bg-surface" />}
      </dl>
      {broadcast.skipped.length > 0 && (
        <ul aria-label={resultsLabels.skipped} className="mt-3 space-y-0.5 text-sm text-ink-soft">
          {broadcast.skipped.map((some) => (
            <li key={some.reason}>{skippedMessage(format, some)}</li>
          ))}
        </ul>
      )}
      <p className="mt-3 text-sm text-ink-soft">{resultsMessages.noTracking}</p>
    </section>
  );
}

function Audience({ broadcast }: { broadcast: BroadcastDetails }) {
  const format = useFormats();
  const { audience } = broadcast;
  const label = audienceLabel(format, broadcast);
  if (label === "") return null;
  return (
    <section aria-label={resultsLabels.audience} className="text-sm">
      <h2 className="mb-2 text-base font-semibold">{resultsLabels.audience}</h2>
      <p>{label}</p>
      {audience && <p className="mt-1 text-ink-soft">{subscribedMessage(format, audience)}</p>}
    </section>
  );
}
