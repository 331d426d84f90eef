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
  /** Tells whether the customers are deleted at Stripe too. */
  deletesCustomers: boolean;
  /** Counts the erased customers for whom a recheck found something that bills. */
  alarmCount: number;
}

/** Is a contact that is held because its billing is not provably stopped. */
export interface HeldContact {
  contactId: number;
  name: string;
  email: string;
  reason: string;
  /** Where the owner can look at it at the provider; null when the provider has no such place. */
  providerUrl: string | null;
}

/** Is someone erased for whom the provider still shows something that bills. */
export interface RecheckAlarm {
  id: number;
  /** Names the deletion that erased them; null where it is not known any more. */
  jobId: number | null;
  reason: string;
  providerUrl: string | null;
  erasedAt: number;
  /** When the provider is asked again by itself. */
  dueAt: number;
}

/** Is a refund that was owed and can never be made. */
export interface ImpossibleRefund {
  currency: string;
  /** Is in minor units. */
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
  /** Sums what was paid back for unused time, in minor units by currency. */
  refunded: { currency: string; amount: number }[];
  impossibleRefunds: ImpossibleRefund[];
  /** Counts the customers that Stripe was read to have deleted. */
  deletedCustomerCount: number;
  /** Counts the customers who stayed at Stripe, with what it keeps of them. */
  keptCustomerCount: number;
  /** Stripe was read up to this moment before anyone was erased; null when there is none, or it could not be. */
  billingReadUntil: number | null;
  billingReadProblem: string | null;
  /** Lists the first hundred held contacts. */
  held: HeldContact[];
  alarms: RecheckAlarm[];
  diskCheck: DiskCheck | null;
  /** Says why the job was set aside. */
  failure?: JobFailure | null;
}

export interface DeletionList {
  deletions: DeletionView[];
  /** Lists the alarms of every deletion of the site, including deletions that are not known any more. */
  alarms: RecheckAlarm[];
}
