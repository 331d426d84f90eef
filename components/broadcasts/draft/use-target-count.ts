"use client";

import { useQuery } from "@tanstack/react-query";
import { contactCountQuery, segmentsQuery } from "@/components/contacts/contact-queries";
import type { BroadcastTarget } from "@/lib/broadcasts/broadcast-target";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { subscribedOnly, targetFilters } from "@/lib/broadcasts/target-filters";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";

export interface TargetCountReading {
  total: number;
  isExact: boolean;
}

/** Counts who of a target is subscribed now; undefined while that is read, or when it cannot be counted. */
export function useTargetCount(
  { audience }: Pick<BroadcastDetails, "audience">,
  target: BroadcastTarget | null,
): TargetCountReading | undefined {
  const { data } = useQuery({ ...segmentsQuery, enabled: target?.kind === "segment" });
  const meant = target && meantBy(target, data?.segments ?? []);
  // A segment of the unsubscribed, say, has nobody who gets it.
  const isForOthers = meant?.status !== undefined && meant.status !== "subscribed";
  const { data: counted } = useQuery({
    ...contactCountQuery(onlySubscribed(meant ?? subscribedOnly)),
    enabled: Boolean(meant) && !isForOthers,
  });
  if (target?.kind === "selected" && audience) return { total: audience.willGetCount, isExact: true };
  if (isForOthers) return { total: 0, isExact: true };
  return meant && counted ? { total: counted.total, isExact: counted.isExact } : undefined;
}

/** Returns whom a target means by its filter; undefined when it has none that can be counted. */
function meantBy(
  target: BroadcastTarget,
  segments: { id: number | null; filter: ContactFilter; count: number | null }[],
): ContactFilter | undefined {
  if (target.kind === "selected") return undefined;
  if (target.kind !== "segment") return targetFilters[target.kind];
  const found = segments.find(({ id }) => id === target.segmentId);
  return found && found.count !== null ? found.filter : undefined;
}

/** Narrows a filter to the subscribed. */
function onlySubscribed({ everyone: _, ...filter }: ContactFilter): ContactFilter {
  return { ...filter, ...subscribedOnly };
}
