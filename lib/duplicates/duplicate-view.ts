import type { DuplicateReason, MarketingStatus } from "@/db/schema";
import type { JobFailure } from "@/lib/jobs/job-failure";

/** Is one of two contacts that may be one person. */
export interface DuplicateSide {
  id: number;
  email: string;
  name: string;
  marketingStatus: MarketingStatus;
  createdAt: number;
  lastActivityAt: number;
  purchaseCount: number;
  /** Counts the subscriptions that still bill. */
  liveSubscriptionCount: number;
}

export interface DuplicatePair {
  id: number;
  reason: DuplicateReason;
  contacts: [DuplicateSide, DuplicateSide];
}

/** Says how the latest search for duplicates stands. */
export interface DuplicateSearchView {
  id: number;
  status: "searching" | "completed" | "failed";
  /** Is how much of the search is done, from 0 to 1. */
  progress: number;
  startedAt: number;
  finishedAt: number | null;
  failure: JobFailure | null;
}

/** Lists a page of the pairs that an owner has not decided about yet. */
export interface DuplicateList {
  /** Is null when nobody searched this site yet. */
  search: DuplicateSearchView | null;
  /** Counts the open pairs, as the search found them. */
  openCount: number;
  pairs: DuplicatePair[];
  /** Is the last pair that was looked at, with which to go on; null at the end. */
  next: number | null;
}
