"use client";

import { useQuery } from "@tanstack/react-query";
import { contactJobsQuery } from "../bulk-action-queries";
import { useShownJobs } from "../shown-bulk-actions";
import { RunningContactJob } from "./running-bulk-action";

/** Jobs under way that no dialog on this page shows. What came of them is told when they end. */
export function ContactJobProgress() {
  const { data } = useQuery(contactJobsQuery);
  const shown = useShownJobs();
  const running = (data?.jobs ?? []).filter(({ id, status }) => status === "running" && !shown.includes(id));
  return (
    <div className="print:hidden">
      {running.map((job) => (
        <RunningContactJob key={job.id} job={job} />
      ))}
    </div>
  );
}
