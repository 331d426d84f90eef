import type Stripe from "stripe";

/** Names an object at Stripe that an event, the reading by events or a sync is about. */
export interface Subject {
  object: string;
  id: string;
}

export interface ReadRefund {
  id: string;
  amount: number;
  at: number;
  /** Marks a refund that a deletion here paid. Its own row puts it in the totals. Is null for any other refund. */
  mark: string | null;
}

/** Holds how a payment stands at Stripe. */
export interface PaymentState {
  /** Is the amount paid back so far, in minor units. */
  refundedAmount: number;
  /** Lists the refunds, newest first. */
  refunds: ReadRefund[];
  isDisputed: boolean;
}

/** Holds a payment that came in. `state` is undefined when it was not asked for. */
export interface PaidPart {
  /**
   * Is the id of the payment intent, else of the charge. Is null when Stripe has neither, such as for a bank
   * transfer.
   */
  providerPaymentId: string | null;
  amount: number;
  /** Is in upper case. */
  currency: string;
  paidAt: number;
  state: PaymentState | undefined;
}

/** Holds a payment without an invoice, such as a checkout or a payment link. */
export interface OneTimePayment extends PaidPart {
  providerPaymentId: string;
  createdAt: number;
  /** Names the bought item as the checkout or the payment calls it. */
  name: string;
}

/** Holds what was read of a subject, with everything needed to write it. */
export interface Reading {
  subject: Subject;
  /** Is `row_ids.last_id` before Stripe was asked. A row that was written since may be newer. */
  beganAt: number;
  customerId: string | undefined;
  /** Is undefined for a guest, and for a customer who is linked here already and was not asked for. */
  customer?: Stripe.Customer | Stripe.DeletedCustomer | undefined;
  /** Holds the email and name that a guest typed at the checkout. */
  guest?: { email: string; name: string } | undefined;
  subscription?: Stripe.Subscription | undefined;
  invoice?: Stripe.Invoice | undefined;
  /** Holds the payments of `invoice` when it is paid. */
  invoicePayments?: PaidPart[] | undefined;
  payment?: OneTimePayment | undefined;
  schedule?: Stripe.SubscriptionSchedule | undefined;
  checkout?: { createdAt: number; asksForMarketing: boolean } | undefined;
}

/** Names the site and the account that a reading belongs to. */
export interface ReadAccount {
  siteId: number;
  /** Names the account and mode, such as "acct_1/live". */
  account: string;
}

/** Names the contact that a reading is written to. */
export interface MirrorTarget extends ReadAccount {
  contactId: number;
}

/** Returns all payments of a reading, with or without an invoice. */
export function paymentsOf({ invoicePayments = [], payment }: Reading): PaidPart[] {
  return payment ? [...invoicePayments, payment] : invoicePayments;
}
