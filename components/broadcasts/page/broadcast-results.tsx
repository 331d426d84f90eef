"use client";

import { useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { FailedJob } from "@/components/jobs/failed-job";
import { SetUpSending } from "@/components/mail/no-mail-server";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useFormats } from "@/components/ui/use-formats";
import { stopBroadcastAction } from "@/lib/broadcasts/actions";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { durationLabel } from "@/lib/values/duration-label";
import { audienceLabel, skipLabels } from "../broadcast-labels";
import { isUnderWay } from "../broadcast-queries";
import { SendingProgress } from "../sending-progress";
import { timeInZone, useZoneFormats } from "../use-zone-formats";
import { BroadcastFrame } from "./broadcast-frame";
import { BroadcastMenu } from "./broadcast-menu";

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
      actions={<BroadcastMenu broadcast={broadcast} />}
      notice={
        <>
          {late > lateMs && scheduledAt !== null && (
            <Notice className="mb-6" tone="info" title={`It started ${durationLabel(format, late)} late.`}>
              It was due {inZone.dateTime(scheduledAt)}, when Farewell was off or had no mail server.
            </Notice>
          )}
          {unsentCount > 0 && (
            <Notice
              className="mb-6"
              tone="warning"
              title={`Not sent to ${format.count(unsentCount)}: no mail server.`}
              action={<SetUpSending />}
            >
              Their letters will not go out later either. Duplicate this broadcast to send it again.
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
            jobId={id}
            failure={broadcast.failure}
            discard={() => stopBroadcastAction({ broadcastId: id })}
            onChanged={refresh}
          >
            Discarding it keeps what was sent; nobody else gets it.
          </FailedJob>
        )}
        {broadcast.hasFailedToStart && (
          <Notice
            tone="danger"
            title="It could not be started: who gets it could not be found out."
            action={
              <Button onClick={() => void stopBroadcastAction({ broadcastId: id }).then(refresh)}>
                Stop it
              </Button>
            }
          >
            Nobody was sent anything. Stop it, then duplicate it to try again.
          </Notice>
        )}
        <Results broadcast={broadcast} />
        <Audience broadcast={broadcast} />
      </div>
    </BroadcastFrame>
  );
}

function Results({ broadcast }: { broadcast: BroadcastDetails }) {
  const format = useFormats();
  const { sentCount, bouncedCount, failedCount, unsubscribedCount, skippedCount, waitingCount } = broadcast;
  const numbers = [
    ["Sent", sentCount, "accepted by the mail server"],
    ["Unsubscribed", unsubscribedCount, "by this letter"],
    ["Bounced", bouncedCount, "no such mailbox"],
    ["Failed", Math.max(0, failedCount - bouncedCount), "for another reason"],
    ["Skipped", skippedCount, "not subscribed any more"],
    ...(waitingCount > 0 ? [["Waiting", waitingCount, "still to leave"] as const] : []),
  ] as const;
  return (
    <section aria-label="Results">
      <h2 className="mb-3 text-base font-semibold">Results</h2>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-border bg-border sm:grid-cols-3">
        {numbers.map(([label, count, meaning]) => (
          <div key={label} className="bg-surface p-4">
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd>
              <span className="text-2xl font-semibold tabular-nums">{format.count(count)}</span>
              <span className="block text-xs text-ink-soft">{meaning}</span>
            </dd>
          </div>
        ))}
        {numbers.length % 2 === 1 && <div aria-hidden="true" className="bg-surface" />}
      </dl>
      {broadcast.skipped.length > 0 && (
        <ul aria-label="Why some were skipped" className="mt-3 space-y-0.5 text-sm text-ink-soft">
          {broadcast.skipped.map(({ reason, count }) => (
            <li key={reason}>
              {format.count(count)} {skipLabels[reason]}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 text-sm text-ink-soft">
        Opens and clicks are not counted: your letters carry no tracking.
      </p>
    </section>
  );
}

function Audience({ broadcast }: { broadcast: BroadcastDetails }) {
  const format = useFormats();
  const { audience } = broadcast;
  const label = audienceLabel(format, broadcast);
  if (label === "") return null;
  return (
    <section aria-label="Who it was for" className="text-sm">
      <h2 className="mb-2 text-base font-semibold">Who it was for</h2>
      <p>{label}</p>
      {audience && (
        <p className="mt-1 text-ink-soft">
          {format.count(audience.willGetCount)} of {format.count(audience.selectedCount)} were subscribed when
          it started.
        </p>
      )}
    </section>
  );
}
