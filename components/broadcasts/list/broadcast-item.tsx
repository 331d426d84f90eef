"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { sendingQuery } from "@/components/mail/sending-query";
import { Badge } from "@/components/ui/badge";
import { Filled } from "@/components/ui/filled";
import { RelativeTime } from "@/components/ui/relative-time";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { useNow } from "@/components/ui/use-now";
import type { BroadcastView } from "@/lib/broadcasts/broadcast-view";
import { sendingTimeMs } from "@/lib/mail/sending/sending-view";
import { durationLabel } from "@/lib/values/duration-label";
import { audienceLabel, standingOf } from "../broadcast-labels";
import { isUnderWay } from "../broadcast-queries";
import { letterLabels } from "../letter-labels";
import { SendingProgress } from "../sending-progress";
import { listLabels, outcomeLabels, toGoLabel } from "./list-messages";

/** Shows one broadcast; a click anywhere on its row opens it. */
export function BroadcastItem({ broadcast }: { broadcast: BroadcastView }) {
  const format = useFormats();
  const { data: sending } = useQuery(sendingQuery);
  const standing = standingOf(broadcast, useNow(60_000));
  const { id, subject, status, waitingCount } = broadcast;
  const toGo = isUnderWay(broadcast) && sending?.hasServer && waitingCount > 0;
  const isUnsent = status === "draft" || status === "scheduled";
  const facts = [
    audienceLabel(format, broadcast),
    ...(isUnsent ? [] : outcomeLabels(format, broadcast)),
    toGo && toGoLabel(durationLabel(format, sendingTimeMs(waitingCount, sending.mailsPerSecond))),
  ].filter(Boolean);
  return (
    <li className="relative p-4 first:rounded-t-xl last:rounded-b-xl hover:bg-muted/60">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <Link
          href={`/broadcasts/${id}`}
          prefetch={false}
          className="min-w-0 font-medium wrap-anywhere text-ink after:absolute after:inset-0 hover:underline"
        >
          {subject || letterLabels.untitled}
        </Link>
        <Badge tone={standing.tone}>{standing.label}</Badge>
      </div>
      <p className="mt-1 text-sm text-ink-soft wrap-anywhere">
        <When broadcast={broadcast} /> · {facts.join(" · ")}
      </p>
      {isUnderWay(broadcast) && <SendingProgress broadcast={broadcast} />}
    </li>
  );
}

function When({ broadcast: { status, scheduledAt, sentAt, updatedAt } }: { broadcast: BroadcastView }) {
  if (status === "scheduled" && scheduledAt !== null) return <Time isExact at={scheduledAt} />;
  if (status === "draft" && updatedAt !== null)
    return <Filled message={listLabels.edited} with={{ ago: <RelativeTime at={updatedAt} /> }} />;
  return sentAt === null ? listLabels.notSent : <RelativeTime at={sentAt} />;
}
