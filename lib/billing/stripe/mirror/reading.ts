import type Stripe from "stripe";

/** An object at Stripe that an event, the look by events or a sync is about. */
export interface Subject {
  object: string;
  id: string;
}

export interface ReadRefund {
  id: string;
  amount: number;
  at: number;
  /** Of a refund that a deletion here paid: it is in the totals by its row. Null where nobody's is. */
  mark: string | null;
}

/** How a payment stands at Stripe. */
export interface PaymentState {
  /** Paid back so far, minor units. */
  refundedAmount: number;
  /** What it was paid back by, newest first. */
  refunds: ReadRefund[];
  isDisputed: boolean;
}

/** Money that came in. `state` is undefined where it was not asked for. */
export interface PaidPart {
  /** The payment intent, else the charge; null where Stripe has neither, such as money paid by bank transfer. */
  providerPaymentId: string | null;
  amount: number;
  /** Upper case. */
  currency: string;
  paidAt: number;
  state: PaymentState | undefined;
}

/** A payment without an invoice: a checkout, a payment link. */
export interface OneTimePayment extends PaidPart {
  providerPaymentId: string;
  createdAt: number;
  /** What was bought, as the checkout or the payment calls it. */
  name: string;
}

/** What was read of a subject, and of what has to be known with it. */
export interface Reading {
  subject: Subject;
  /** `row_ids.last_id` before Stripe was asked: a row that was written since may know better. */
  beganAt: number;
  customerId: string | undefined;
  /** Undefined for a guest, and where the customer is linked here already and was not asked for. */
  customer?: Stripe.Customer | Stripe.DeletedCustomer | undefined;
  /** Whoever checked out, as they typed it there. */
  guest?: { email: string; name: string } | undefined;
  subscription?: Stripe.Subscription | undefined;
  invoice?: Stripe.Invoice | undefined;
  /** The payments of `invoice`, when it is paid. */
  invoicePayments?: PaidPart[] | undefined;
  payment?: OneTimePayment | undefined;
  schedule?: Stripe.SubscriptionSchedule | undefined;
  checkout?: { createdAt: number; asksForMarketing: boolean } | undefined;
}

/** The site and the account that a reading is of. */
export interface ReadAccount {
  siteId: number;
  /** Account and mode, such as "acct_1/live". */
  account: string;
}

/** Whom a reading is written to. */
export interface MirrorTarget extends ReadAccount {
  contactId: number;
}

/** All payments of a reading, whichever way they were made. */
export function paymentsOf({ invoicePayments = [], payment }: Reading): PaidPart[] {
  return payment ? [...invoicePayments, payment] : invoicePayments;
}
