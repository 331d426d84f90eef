import type { broadcastStatuses } from "@/db/schema";
import type { MarketingStatus } from "@/lib/consent/status/marketing-status";
import type { JobFailure } from "@/lib/jobs/job-failure";
import type { SkipReason } from "@/lib/outbox/count-skipped";
import type { BroadcastTarget } from "./broadcast-target";

/** Counts the selected contacts: those who get the broadcast, and those who do not, by reason. */
export interface BroadcastAudience {
  selectedCount: number;
  willGetCount: number;
  without: { reason: Exclude<MarketingStatus, "subscribed"> | "being_erased"; count: number }[];
}

export interface PreparedBroadcast {
  broadcastId: number;
  audience: BroadcastAudience;
}

/** Says why a scheduled broadcast was not started and is a draft again. */
export type StartProblem =
  | "nobody_subscribed"
  | "restored"
  | "segment_gone"
  | "segment_too_costly"
  | "target_missing"
  | "unexpected";

export interface BroadcastView {
  id: number;
  subject: string;
  status: Exclude<(typeof broadcastStatuses)[number], "counting" | "prepared">;
  /** Says why the job was set aside. */
  failure: JobFailure | null;
  /** Is true when its recipients could not be frozen, so that it will not start. */
  hasFailedToStart: boolean;
  updatedAt: number | null;
  scheduledAt: number | null;
  sentAt: number | null;
  /** Is null for a draft whose target is not chosen, and for what was sent before drafts were kept. */
  target: BroadcastTarget | null;
  /** Is the name of the target's segment; null when the target is none, or the segment was discarded. */
  segmentName: string | null;
  /** Is null until recipients are frozen, and for what was sent before audiences were counted. */
  audience: BroadcastAudience | null;
  problem: StartProblem | null;
  sentCount: number;
  waitingCount: number;
  skippedCount: number;
  failedCount: number;
  /** Counts letters that were due while no mail server was set, so they reached nobody. */
  unsentCount: number;
  bouncedCount: number;
  unsubscribedCount: number;
}

/** Is one broadcast with its text, for its own page. */
export interface BroadcastDetails extends BroadcastView {
  body: string;
  /** Counts the skipped by reason; `other` is a merge, or a skip of before reasons were kept. */
  skipped: { reason: SkipReason | "other"; count: number }[];
  siteName: string;
  timeZone: string;
}

/** Bounds how late a scheduled broadcast starts by itself; after that the owner is asked. */
export const mostLateMs = 86_400_000;

/** Tells whether a broadcast was due so long ago that it does not start by itself any more. */
export function isMissed(
  { status, scheduledAt }: Pick<BroadcastView, "status" | "scheduledAt">,
  now: number,
) {
  return status === "scheduled" && scheduledAt !== null && scheduledAt + mostLateMs <= now;
}
