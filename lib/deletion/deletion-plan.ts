import type { RecordCount } from "./record-kinds";

/** What stops billing. `amount` is in minor units a month; yearly prices count a twelfth. */
export interface BillingPlan {
  subscriptionCount: number;
  monthly: { currency: string; amount: number }[];
  nextChargeAt: number | null;
  /** Drafts and open invoices that will be deleted or voided. */
  unpaidInvoiceCount: number;
  /** What could be paid back for time still to come, a currency each; empty when there is nothing. */
  unused: { currency: string; amount: number }[];
}

/** What a deletion takes away, counted when its manifest was frozen. The dialog's text comes from nothing else. */
export interface DeletionPlan {
  contactCount: number;
  /** Kinds with at least one row, in the order of `recordKinds`. */
  records: RecordCount[];
  billing: BillingPlan;
}

/** What the dialog shows and `confirmDeletion` is bound to. */
export interface DeletionManifest {
  jobId: number;
  digest: string;
  plan: DeletionPlan;
  /** Set when exactly one contact is to be deleted. */
  onlyContact: { name: string; email: string } | null;
  /** What has to be typed. */
  phrase: string;
  expiresAt: number;
}
