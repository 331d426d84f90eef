import { seenJobs } from "@/components/jobs/seen-jobs";

export const { useSeen: useSeenDeletions, sawRunning, dismissOutcomes } = seenJobs("farewell:deletions");
