import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import type { JobFailure } from "@/lib/jobs/job-failure";

/** Counts the selected contacts: those who get the broadcast, and those who do not, by reason. */
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
  /** Says why the job was set aside. */
  failure: JobFailure | null;
  sentAt: number | null;
  /** Is null for a broadcast that was sent before audiences were counted. */
  audience: BroadcastAudience | null;
  sentCount: number;
  waitingCount: number;
  skippedCount: number;
  failedCount: number;
  /** Counts letters that were due while no mail server was set, so they reached nobody. */
  unsentCount: number;
}
