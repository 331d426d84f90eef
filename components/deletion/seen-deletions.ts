import { seenJobs } from "@/components/job-notifications/seen-jobs";

export const { useSeen: useSeenDeletions, sawRunning, dismissOutcomes } = seenJobs("farewell:deletions");
