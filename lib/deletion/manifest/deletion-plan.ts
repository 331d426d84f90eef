import type { RecurringPrice } from "@/lib/billing/price-labels";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import type { RecordCount } from "@/lib/contacts/records/record-kinds";
import type { MentionCount, MentionsAt } from "@/lib/deletion/mentions/mention";

export interface Money {
  currency: string;
  /** Minor units. */
  amount: number;
}

/** Contacts that will not be deleted, because whoever bills them cannot be asked. */
export interface HeldBilling {
  contactCount: number;
  subscriptionCount: number;
  /** `unavailable`: `BillingPlan.reading` says why. */
  reason: "not_connected" | "other_account" | "unavailable";
}

/** What stops billing, and what is known about it. */
export interface BillingPlan {
  /** Every live one that will be stopped, also what is paused or would end by itself. */
  subscriptionCount: number;
  /** Of those, what would go on being charged: a sum for each rhythm and currency, the largest first. */
  recurring: RecurringPrice[];
  /** The same as monthly recurring revenue, a currency each. */
  monthly: Money[];
  nextChargeAt: number | null;
  /** Drafts and open invoices that will be deleted or voided. */
  unpaidInvoiceCount: number;
  /** What could be paid back for time still to come, a currency each; empty when there is nothing. */
  unused: Money[];
  /** Customers at Stripe that a deletion could delete there too. */
  customerCount: number;
  held: HeldBilling | null;
  /** How completely the payment account was known when this was counted. */
  reading: BillingReading;
}

/** What a deletion takes away, counted when its manifest was frozen. The dialog's text comes from nothing else. */
export interface DeletionPlan {
  contactCount: number;
  /** Kinds with at least one row, in the order of `recordKinds`. */
  records: RecordCount[];
  billing: BillingPlan;
  /** Where else the person is named, in numbers; left out when it was not looked for, as for many contacts. */
  mentions?: MentionCount[];
}

/** What the dialog shows and `confirmDeletion` is bound to. */
export interface DeletionManifest {
  jobId: number;
  digest: string;
  plan: DeletionPlan;
  /** Set when exactly one contact is to be deleted. */
  onlyContact: { name: string; email: string } | null;
  /** Shown and never stored; null when it was not looked for. */
  mentions: MentionsAt[] | null;
  /** What has to be typed. */
  phrase: string;
  expiresAt: number;
}
