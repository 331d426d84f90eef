import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import type { JobFailure } from "@/lib/jobs/job-failure";

/** Of those selected: how many will get it, and how many will not, by why. */
export interface BroadcastAudience {
  selectedCount: number;
  willGetCount: number;
  without: { reason: Exclude<MarketingStatus, "subscribed"> | "being_erased"; count: number }[];
}

export interface BroadcastDraft {
  broadcastId: number;
  audience: BroadcastAudience;
}

export interface BroadcastView {
  id: number;
  subject: string;
  status: "sending" | "sent" | "stopped" | "failed";
  /** Why it was set aside. */
  failure: JobFailure | null;
  sentAt: number | null;
  /** Null for one that was sent before audiences were counted. */
  audience: BroadcastAudience | null;
  sentCount: number;
  waitingCount: number;
  skippedCount: number;
  failedCount: number;
  /** Due while no mail server was set: these left for nobody. */
  unsentCount: number;
}
