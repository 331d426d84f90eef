"use client";

import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/components/roles/role-provider";
import { broadcastQuery } from "../broadcast-queries";
import { BroadcastResults } from "./broadcast-results";
import { BroadcastSkeleton } from "./broadcast-skeleton";
import { DraftEditor } from "./draft-editor";
import { frameMessages } from "./frame-messages";
import { ScheduledBroadcast } from "./scheduled-broadcast";

/** Shows one broadcast as far as it is: written, waiting for its time, or sent. */
export function BroadcastPage({ id }: { id: number }) {
  const may = useMay();
  const { data: broadcast, isError } = useQuery(broadcastQuery(id));
  if (!broadcast && isError) return <p role="alert">{frameMessages.unread}</p>;
  if (!broadcast) return <BroadcastSkeleton />;
  if (broadcast.status === "draft" && may("broadcasts.send"))
    return <DraftEditor key={id} draft={broadcast} />;
  if (broadcast.status === "scheduled" && may("broadcasts.send"))
    return <ScheduledBroadcast broadcast={broadcast} />;
  return <BroadcastResults broadcast={broadcast} />;
}
