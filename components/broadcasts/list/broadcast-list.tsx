"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/ui/empty-state";
import { broadcastsQuery } from "../broadcast-queries";
import { NewBroadcast } from "../new-broadcast";
import { BroadcastItem } from "./broadcast-item";
import { BroadcastRowsSkeleton } from "./broadcast-rows-skeleton";

const mostListed = 50;

/** Lists drafts, what is scheduled and what was sent, newest first. */
export function BroadcastList() {
  const { data, isError } = useQuery(broadcastsQuery);
  if (!data && isError) return <p role="alert">The broadcasts could not be read. Reload the page.</p>;
  if (!data) return <BroadcastRowsSkeleton />;
  const { broadcasts } = data;
  if (broadcasts.length === 0) {
    return (
      <EmptyState title="No broadcasts yet" action={<NewBroadcast variant="secondary" />}>
        A broadcast is one email to many: everyone subscribed, a segment, or contacts you select. Write it,
        send yourself a test, then send it or schedule it. Only subscribed contacts get it.
      </EmptyState>
    );
  }
  return (
    <>
      <ul
        aria-label="Broadcasts"
        className="divide-y divide-border rounded-xl border border-border bg-surface"
      >
        {broadcasts.map((broadcast) => (
          <BroadcastItem key={broadcast.id} broadcast={broadcast} />
        ))}
      </ul>
      {broadcasts.length >= mostListed && (
        <p className="mt-3 text-sm text-ink-soft">These are the latest {mostListed}.</p>
      )}
    </>
  );
}
