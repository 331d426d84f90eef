"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { loadedOnce } from "@/components/ui/loaded-once";
import { bulkActionsQuery } from "../bulk-action-queries";

// Most pages show no job, so what draws one is loaded with the first.
const card = loadedOnce(() => import("./running-bulk-action"));

/** Shows running jobs. Their outcome is told when they end. */
export function BulkActionProgress() {
  const { data, dataUpdatedAt } = useQuery(bulkActionsQuery);
  const { value: shown } = useSyncExternalStore(card.subscribe, card.current, card.current);
  const running = (data?.jobs ?? []).filter(({ status }) => status === "running");
  const isAny = running.length > 0;
  // A failed load is tried again with the next list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list's age is what repeats it.
  useEffect(() => {
    if (isAny) card.load();
  }, [isAny, dataUpdatedAt]);
  return shown && running.map((job) => <shown.RunningBulkAction key={job.id} job={job} />);
}
