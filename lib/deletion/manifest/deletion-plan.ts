import type { RecurringPrice } from "@/lib/billing/price-labels";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import type { RecordCount } from "@/lib/contacts/records/record-kinds";
import type { MentionCount, MentionsAt } from "@/lib/deletion/mentions/mention";

/** Is how many characters may say why a deletion is made. */
export const longestWhy = 200;

export interface Money {
  currency: string;
  /** Is in minor units. */
  amount: number;
}

/** Counts contacts that will not be deleted, because their payment provider cannot be asked. */
export interface HeldBilling {
  contactCount: number;
  subscriptionCount: number;
  /** Says why they are held. For `unavailable`, `BillingPlan.reading` gives the reason. */
  reason: "not_connected" | "other_account" | "unavailable";
}

/** Says what stops billing, and what is known about it. */
export interface BillingPlan {
  /** Counts every live subscription that will be stopped, including paused and ending ones. */
  subscriptionCount: number;
  /** Sums those that would be charged again, by rhythm and currency, the largest first. */
  recurring: RecurringPrice[];
  /** Is the same as monthly recurring revenue, by currency. */
  monthly: Money[];
  nextChargeAt: number | null;
  /** Counts drafts and open invoices that will be deleted or voided. */
  unpaidInvoiceCount: number;
  /** Sums what could be paid back for unused time, by currency; empty when there is nothing. */
  unused: Money[];
  /** Counts the customers that a deletion could also delete at Stripe. */
  customerCount: number;
  held: HeldBilling | null;
  /** Says how completely the payment account was known when this was counted. */
  reading: BillingReading;
}

/** Says that a deletion takes everyone on the site, but for those contacts who are hidden. */
export interface WholeSite {
  hiddenLeft: number;
}

/** Holds what a deletion takes away, counted when its manifest was frozen. The dialog shows nothing else. */
export interface DeletionPlan {
  contactCount: number;
  /** Lists the kinds with at least one row, in the order of `recordKinds`. */
  records: RecordCount[];
  billing: BillingPlan;
  /** Is set when nobody who is shown on the site stays. */
  wholeSite?: WholeSite;
  /** Counts those whose email also signs in to this site, which a deletion leaves; left out where nobody's does. */
  signInCount?: number;
  /** Counts where else the person is named; left out when nobody searched, as for many contacts. */
  mentions?: MentionCount[];
}

/** Is one contact that would be deleted, with what they would be charged again. */
export interface ManifestContact {
  id: number;
  name: string;
  email: string;
  recurring: RecurringPrice[];
}

/** Holds one page of the contacts of a manifest; `next` is where the page after it begins, null at the end. */
export interface ManifestContacts {
  contacts: ManifestContact[];
  next: number | null;
}

/** Holds what the dialog shows and what `confirmDeletion` is bound to. */
export interface DeletionManifest {
  jobId: number;
  digest: string;
  plan: DeletionPlan;
  /** Is set when exactly one contact is to be deleted. */
  onlyContact: { name: string; email: string } | null;
  /** Names the first contacts, as they are now; their names are never stored. */
  first: ManifestContacts;
  /** Lists the mentions for display; they are never stored. Is null when nobody searched. */
  mentions: MentionsAt[] | null;
  /** Is what has to be typed. */
  phrase: string;
  /** Tells whether a password has to be typed as well, because the last proof in this session is too old. */
  needsProof: boolean;
  /** Tells whether a second person has to agree before anything is deleted. */
  needsApproval: boolean;
  expiresAt: number;
}

/** Is how far the counting of a manifest has come. */
export interface ManifestProgress {
  ok: true;
  state: "measuring";
  jobId: number;
  /** Tells whether it looks who is selected, asks the payment provider, counts, or looks who names them. */
  step: "selecting" | "asking" | "counting" | "searching";
  counted: number;
  /** Is null until it is known how many are selected. */
  total: number | null;
  /** Is about how long it still takes; null until that can be said. */
  leftMs: number | null;
}

/** Holds a manifest that is counted; `ageMs` is how long ago that was. */
export interface MeasuredManifest {
  ok: true;
  state: "measured";
  jobId: number;
  manifest: DeletionManifest;
  ageMs: number;
}
