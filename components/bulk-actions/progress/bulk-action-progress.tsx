"use client";

import { useQuery } from "@tanstack/react-query";
import { bulkActionsQuery } from "../bulk-action-queries";
import { RunningBulkAction } from "./running-bulk-action";

/** Shows running jobs. Their outcome is told when they end. */
export function BulkActionProgress() {
  const { data } = useQuery(bulkActionsQuery);
  const running = (data?.jobs ?? []).filter(({ status }) => status === "running");
  return running.map((job) => <RunningBulkAction key={job.id} job={job} />);
}
