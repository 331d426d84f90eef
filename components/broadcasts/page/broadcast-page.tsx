"use client";

import { useQuery } from "@tanstack/react-query";
import { broadcastQuery } from "../broadcast-queries";
import { BroadcastResults } from "./broadcast-results";
import { BroadcastSkeleton } from "./broadcast-skeleton";
import { DraftEditor } from "./draft-editor";
import { frameMessages } from "./frame-messages";
import { ScheduledBroadcast } from "./scheduled-broadcast";

/** Shows one broadcast as far as it is: written, waiting for its time, or sent. */
export function BroadcastPage({ id }: { id: number }) {
  const { data: broadcast, isError } = useQuery(broadcastQuery(id));
  if (!broadcast && isError) return <p role="alert">{frameMessages.unread}</p>;
  if (!broadcast) return <BroadcastSkeleton />;
  if (broadcast.status === "draft") return <DraftEditor key={id} draft={broadcast} />;
  if (broadcast.status === "scheduled") return <ScheduledBroadcast broadcast={broadcast} />;
  return <BroadcastResults broadcast={broadcast} />;
}
