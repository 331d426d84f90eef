export type ProviderName = "local" | "stripe";

/**
 * What the provider says of a subscription. `missing`: it knows none with that id, which proves nothing by itself:
 * another account may.
 */
type SubscriptionReading = "active" | "canceled" | "missing";

/**
 * What the provider says of a customer. `charges` names what still charges it, in words such as "1 open invoice",
 * `subscriptions` has the ids of the subscriptions among that. `deleted` is the provider's own word; `missing` proves
 * nothing, as with subscriptions.
 */
type CustomerReading =
  | { state: "there"; charges: string[]; subscriptions: string[] }
  | { state: "deleted" }
  | { state: "missing" };

/** A refusal of the provider, in words an owner understands. Asking again will not help by itself. */
export class BillingProblem extends Error {
  override readonly name: string = "BillingProblem";
}

/** The refund cannot be made, now or ever: paid back already, disputed. Nothing is owed by it. */
export class RefundImpossible extends BillingProblem {
  override readonly name = "RefundImpossible";
}

/** The provider did not answer, or not as it should, however often it was asked. What happened there is unknown. */
export class ProviderUnreachable extends Error {
  override readonly name = "ProviderUnreachable";
}

/** Restricts what is read and cleared of a customer to what was made before this moment. */
export interface MadeBefore {
  madeBefore?: number;
}

/**
 * Where subscriptions are charged. Every call may be repeated. A `key` names one try: a later try that may end
 * differently has another. Each throws BillingProblem when the provider will not, and ProviderUnreachable when it
 * cannot be known whether it did.
 */
export interface BillingProvider {
  /** The account and mode that answers, such as "acct_1/live". */
  account(): Promise<string>;
  /** Whether it answers light questions now. None is waited for longer than seconds. */
  isAnswering(): Promise<boolean>;
  /** Success also where it was canceled before, or is missing: `readSubscription` tells. */
  cancelSubscription(id: string): Promise<void>;
  readSubscription(id: string): Promise<SubscriptionReading>;
  readCustomer(id: string, only?: MadeBefore): Promise<CustomerReading>;
  /** Takes away whatever would charge a customer: subscriptions, schedules, pending items, drafts, open invoices. */
  clearCustomer(id: string, key: string, only?: MadeBefore): Promise<void>;
  /** Deletes the customer with name, address and card at the provider. */
  deleteCustomer(id: string): Promise<void>;
  /** Pays back part of a payment; `amount` in minor units. `mark` finds the refund again, whichever try made it. */
  refundPayment(refund: { paymentId: string; amount: number; mark: string; key: string }): Promise<void>;
  /** Whether the refund with this mark exists. */
  hasRefunded(refund: { paymentId: string; mark: string }): Promise<boolean>;
}

export interface BillingProviders {
  local: BillingProvider;
  stripe: BillingProvider | undefined;
  /** Why there is no `stripe`, in words an owner understands. */
  whyNoStripe?: string;
}
