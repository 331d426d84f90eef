import type { DeletionStatus } from "@/db/schema";
import type { RecurringPrice } from "@/lib/billing/price-labels";
import type { RecordCount } from "@/lib/contacts/records/record-kinds";
import type { DiskCheck } from "@/lib/deletion/disk/disk-check";
import type { DeletionPlan } from "@/lib/deletion/manifest/deletion-plan";
import type { JobFailure } from "@/lib/jobs/job-failure";

/** Is a confirmed deletion as it stands. Its counts come from what was done, never from what was selected. */
export interface DeletionView {
  id: number;
  /** Counts the deletions of the site in the order of confirming; it is what people know a deletion by. */
  number: number;
  status: Exclude<DeletionStatus, "measuring" | "previewed">;
  contactCount: number;
  deletedCount: number;
  alreadyGoneCount: number;
  needsAttentionCount: number;
  /** Counts the contacts that stayed because the deletion was stopped, or that were held and kept after all. */
  keptCount: number;
  keptAfterAllCount: number;
  /**
   * Counts the deleted contacts that had changed since the dialog was opened; `boughtCount` counts those that had
   * bought something.
   */
  changedCount: number;
  boughtCount: number;
  confirmedBy: string;
  /** Names the second person who agreed, where one had to. */
  approvedBy: string | null;
  approvedAt: number | null;
  /** Is the owner's own line about why, such as the number of a ticket. */
  why: string | null;
  confirmedAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** Is set while the rest waits for a payment provider that does not answer. */
  pausedUntil: number | null;
  pauseReason: string | null;
  refundsUnused: boolean;
  /** Tells whether the customers are deleted at Stripe too. */
  deletesCustomers: boolean;
  /** Counts the erased customers for whom a recheck found something that bills. */
  alarmCount: number;
  /** Sums what the deleted contacts are not charged any more, the largest first. */
  stopped: RecurringPrice[];
}

/** Is a contact that is held because its billing is not provably stopped. */
export interface HeldContact {
  contactId: number;
  name: string;
  email: string;
  reason: string;
  /** Is where the owner can see it at the provider; null when the provider has no such page. */
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
  /** Is when the next recheck asks the provider. */
  dueAt: number;
}

/** Is a refund that was owed and can never be made. */
export interface ImpossibleRefund {
  currency: string;
  /** Is in minor units. */
  amount: number;
  /** Is empty once the contact is gone. */
  reason: string;
}

/** Is the newest signed receipt of a deletion, as its certificate shows it. */
export interface SignedSummary {
  revision: number;
  /** Is when it was signed; it says what was so then. */
  signedAt: number;
  signature: string;
  /** Is what people compare of the key that signed it. */
  fingerprint: string;
  /** Is the SHA-256 of the receipt, which names it. */
  sha256: string;
  /** Counts the emails whose presence can be proven; null for a deletion from before there were proofs. */
  emailCount: number | null;
}

/** Is a deletion that waits for a second person, as who looks at it may decide. */
export interface WaitingApproval {
  /** Tells whether the viewer is who confirmed it, and so can only withdraw it. */
  isOwn: boolean;
  /** Is what has to be typed. */
  phrase: string;
  expiresAt: number;
}

export interface DeletionDetail extends DeletionView {
  /** Is null until the deletion has ended and a moment later its receipt is signed. */
  signed: SignedSummary | null;
  /** Tells whether something has changed since, so that another revision is about to be signed. */
  isReceiptDue: boolean;
  /** Is set while a second person has to agree. */
  approval: WaitingApproval | null;
  plan: DeletionPlan;
  digest: string;
  deletedRecords: RecordCount[];
  stoppedSubscriptionCount: number;
  /** Counts the subscriptions that stopped on the word of an owner; the provider did not confirm them. */
  vouchedSubscriptionCount: number;
  /** Sums what was paid back for unused time, in minor units by currency. */
  refunded: { currency: string; amount: number }[];
  impossibleRefunds: ImpossibleRefund[];
  /** Counts the customers that Stripe was read to have deleted. */
  deletedCustomerCount: number;
  /** Counts the customers who stayed at Stripe, with what it keeps of them. */
  keptCustomerCount: number;
  /**
   * Is the moment up to which Stripe was read before anyone was erased; null when there is no Stripe account, or it
   * could not be read.
   */
  billingReadUntil: number | null;
  billingReadProblem: string | null;
  /** Lists the first hundred held contacts. */
  held: HeldContact[];
  alarms: RecheckAlarm[];
  diskCheck: DiskCheck | null;
  /** Tells whether the files are about to be read as a whole, because an owner asked. */
  isWholeReadingAsked: boolean;
  /** Says why the job was set aside. */
  failure?: JobFailure | null;
}

export interface DeletionList {
  /** Lists the newest. */
  deletions: DeletionView[];
  /** Lists those that hold someone, however old they are. */
  held: DeletionView[];
  /** Lists those that wait for a second person. */
  waiting: DeletionView[];
  /** Lists the alarms of every deletion of the site, including deletions that are not known any more. */
  alarms: RecheckAlarm[];
}

/** Is a page of deletions, newest first. `before` asks for the older ones; it is null when there are none. */
export interface DeletionPage {
  deletions: DeletionView[];
  before: number | null;
}
