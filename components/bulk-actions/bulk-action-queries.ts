import { queryOptions } from "@tanstack/react-query";
import { readJson } from "@/components/data/read-json";
import type { ContactJobView } from "@/lib/bulk-actions/bulk-action";
import { contactJobsKey as queryKey } from "./follow-bulk-action";
import { noticeContactJobs } from "./notice-bulk-actions";

export interface ContactJobList {
  jobs: ContactJobView[];
}

const whileRunningMs = 500;
const otherwiseMs = 5000;

/** The newest jobs. Asked often while one runs, now and then otherwise, as deletions are. */
export const contactJobsQuery = queryOptions({
  queryKey,
  queryFn: async ({ client, signal }) => {
    const list = await readJson<ContactJobList>("/api/contact-jobs", signal);
    noticeContactJobs(client, client.getQueryData<ContactJobList>(queryKey)?.jobs ?? [], list.jobs);
    return list;
  },
  refetchInterval: ({ state }) =>
    state.data?.jobs.some(({ status }) => status === "running") ? whileRunningMs : otherwiseMs,
  // What came with the page may have ended since: its outcome is told at once.
  refetchOnMount: "always",
  refetchOnWindowFocus: true,
});
