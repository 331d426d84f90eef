import { seenJobs } from "@/components/data/seen-jobs";

export const { useSeen: useSeenDeletions, sawRunning, dismissOutcomes } = seenJobs("farewell:deletions");
