"use client";

import { useQuery } from "@tanstack/react-query";
import { bulkActionsQuery } from "../bulk-action-queries";
import { useOnScreenJobs } from "../on-screen-bulk-actions";
import { RunningBulkAction } from "./running-bulk-action";

/** Shows running jobs that no dialog on this page shows. Their outcome is told when they end. */
export function BulkActionProgress() {
  const { data } = useQuery(bulkActionsQuery);
  const shown = useOnScreenJobs();
  const running = (data?.jobs ?? []).filter(({ id, status }) => status === "running" && !shown.includes(id));
  return running.map((job) => <RunningBulkAction key={job.id} job={job} />);
}
