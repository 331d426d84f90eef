export type ProviderName = "local" | "stripe";

/**
 * Says how the provider reads a subscription. `missing` means that it knows none with that id. This proves nothing,
 * because another account may know it.
 */
type SubscriptionReading = "active" | "canceled" | "missing";

/**
 * Says how the provider reads a customer. `charges` names what still charges it, such as "1 open invoice";
 * `subscriptions` holds the ids of subscriptions among these. Only `deleted` is proof; `missing` proves nothing.
 */
type CustomerReading =
  | { state: "there"; charges: string[]; subscriptions: string[] }
  | { state: "deleted" }
  | { state: "missing" };

/**
 * Is thrown when the provider refuses, with a reason that an owner understands. Asking again will not help by
 * itself.
 */
export class BillingProblem extends Error {
  override readonly name: string = "BillingProblem";
}

/** Is thrown when a refund can never be made, because it is already paid back or disputed. Nothing is owed then. */
export class RefundImpossible extends BillingProblem {
  override readonly name = "RefundImpossible";
}

/** Is thrown when the provider gives no answer or a faulty one, even after retries. Its effect there is unknown. */
export class ProviderUnreachable extends Error {
  override readonly name = "ProviderUnreachable";
}

/** Restricts reading and clearing a customer to objects made before `madeBefore`. */
export interface MadeBefore {
  madeBefore?: number;
}

/**
 * Is the service that charges subscriptions. Every call may be repeated. A `key` names one try; a later try that may
 * end differently has another. Calls throw BillingProblem when the provider refuses, ProviderUnreachable when the
 * outcome is unknown.
 */
export interface BillingProvider {
  /** Returns the account and mode that answers, such as "acct_1/live". */
  account(): Promise<string>;
  /** Tells whether the provider answers light questions now. It waits at most a few seconds for each answer. */
  isAnswering(): Promise<boolean>;
  /** Also succeeds when the subscription was canceled before or is missing; `readSubscription` tells which. */
  cancelSubscription(id: string): Promise<void>;
  readSubscription(id: string): Promise<SubscriptionReading>;
  readCustomer(id: string, only?: MadeBefore): Promise<CustomerReading>;
  /**
   * Removes everything that would charge a customer: subscriptions, schedules, pending items, drafts, open invoices.
   */
  clearCustomer(id: string, key: string, only?: MadeBefore): Promise<void>;
  /** Deletes the customer with name, address and card at the provider. */
  deleteCustomer(id: string): Promise<void>;
  /**
   * Pays back part of a payment; `amount` is in minor units. `mark` finds the refund again, no matter which try made
   * it.
   */
  refundPayment(refund: { paymentId: string; amount: number; mark: string; key: string }): Promise<void>;
  /** Tells whether the refund with this mark exists. */
  hasRefunded(refund: { paymentId: string; mark: string }): Promise<boolean>;
}

export interface BillingProviders {
  local: BillingProvider;
  stripe: BillingProvider | undefined;
  /** Says why there is no `stripe`, in words that an owner understands. */
  whyNoStripe?: string;
}
