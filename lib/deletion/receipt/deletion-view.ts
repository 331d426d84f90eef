import type { DeletionStatus } from "@/db/schema";
import type { RecordCount } from "@/lib/contacts/records/record-kinds";
import type { DiskCheck } from "@/lib/deletion/disk/disk-check";
import type { DeletionPlan } from "@/lib/deletion/manifest/deletion-plan";
import type { JobFailure } from "@/lib/jobs/job-failure";

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
  /** Whether the customers are deleted at Stripe too. */
  deletesCustomers: boolean;
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
export interface RecheckAlarm {
  id: number;
  /** The deletion that erased them; null where that is not known any more. */
  jobId: number | null;
  reason: string;
  providerUrl: string | null;
  erasedAt: number;
  /** When the provider is asked again by itself. */
  dueAt: number;
}

/** A refund that was owed and cannot be made, now or ever. */
export interface ImpossibleRefund {
  currency: string;
  /** Minor units. */
  amount: number;
  /** Empty once the contact is gone. */
  reason: string;
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
  impossibleRefunds: ImpossibleRefund[];
  /** Customers whom Stripe was read to have deleted. */
  deletedCustomerCount: number;
  /** Customers who stayed at Stripe, with what it keeps of them. */
  keptCustomerCount: number;
  /** Stripe was read up to this moment before anyone was erased; null when there is none, or it could not be. */
  billingReadUntil: number | null;
  billingReadProblem: string | null;
  /** The first hundred. */
  held: HeldContact[];
  alarms: RecheckAlarm[];
  diskCheck: DiskCheck | null;
  /** Why it was set aside. */
  failure?: JobFailure | null;
}

export interface DeletionList {
  deletions: DeletionView[];
  /** Of every deletion of the site, also of those that are not known any more. */
  alarms: RecheckAlarm[];
}
