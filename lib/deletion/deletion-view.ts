import type { DeletionStatus } from "@/db/schema";
import type { JobFailure } from "@/lib/jobs/job-failure";
import type { DeletionPlan } from "./deletion-plan";
import type { DiskCheck } from "./disk-check";
import type { RecordCount } from "./record-kinds";

/** A confirmed deletion as it stands: counts come from what was done, never from what was selected. */
export interface DeletionView {
  id: number;
  status: Exclude<DeletionStatus, "measuring" | "previewed">;
  contactCount: number;
  deletedCount: number;
  alreadyGoneCount: number;
  needsAttentionCount: number;
  /** Left alone because the deletion was stopped. */
  keptCount: number;
  /** Of the deleted: had changed, or had bought something, since the dialog was opened. */
  changedCount: number;
  boughtCount: number;
  confirmedBy: string;
  confirmedAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** Set while the rest waits for a payment provider that does not answer. */
  pausedUntil: number | null;
  pauseReason: string | null;
  refundsUnused: boolean;
  /** Erased customers of whom the provider showed, when asked again, something that bills. */
  alarmCount: number;
}

/** A contact that is held because its billing is not provably stopped. */
export interface HeldContact {
  contactId: number;
  name: string;
  email: string;
  reason: string;
  /** Where the owner can look at it at the provider; null when the provider has no such place. */
  providerUrl: string | null;
}

/** Someone erased, of whom the provider still shows something that bills. */
export interface SweepAlarm {
  id: number;
  reason: string;
  providerUrl: string | null;
}

export interface DeletionDetail extends DeletionView {
  plan: DeletionPlan;
  digest: string;
  deletedRecords: RecordCount[];
  stoppedSubscriptionCount: number;
  /** Stopped on the word of an owner, not read back. */
  vouchedSubscriptionCount: number;
  /** Paid back for unused time, minor units a currency. */
  refunded: { currency: string; amount: number }[];
  /** The first hundred. */
  held: HeldContact[];
  alarms: SweepAlarm[];
  diskCheck: DiskCheck | null;
  /** Why it was set aside. */
  failure?: JobFailure | null;
}
