"use client";

import { useQuery } from "@tanstack/react-query";
import { IfMay } from "@/components/roles/role-provider";
import { EmptyState } from "@/components/ui/empty-state";
import { broadcastsQuery } from "../broadcast-queries";
import { NewBroadcast } from "../new-broadcast";
import { BroadcastItem } from "./broadcast-item";
import { BroadcastRowsSkeleton } from "./broadcast-rows-skeleton";
import { latestMessage, listLabels, listMessages } from "./list-messages";

const mostListed = 50;

/** Lists drafts, what is scheduled and what was sent, newest first. */
export function BroadcastList() {
  const { data, isError } = useQuery(broadcastsQuery);
  if (!data && isError) return <p role="alert">{listMessages.unread}</p>;
  if (!data) return <BroadcastRowsSkeleton />;
  const { broadcasts } = data;
  if (broadcasts.length === 0) {
    return (
      <EmptyState
        title={listMessages.emptyTitle}
        action={
          <IfMay do="broadcasts.send">
            <NewBroadcast variant="secondary" />
          </IfMay>
        }
      >
        {listMessages.empty}
      </EmptyState>
    );
  }
  return (
    <>
      <ul
        aria-label={listLabels.broadcasts}
        className="divide-y divide-border rounded-xl border border-border bg-surface"
      >
        {broadcasts.map((broadcast) => (
          <BroadcastItem key={broadcast.id} broadcast={broadcast} />
        ))}
      </ul>
      {broadcasts.length >= mostListed && (
        <p className="mt-3 text-sm text-ink-soft">{latestMessage(mostListed)}</p>
      )}
    </>
  );
}
