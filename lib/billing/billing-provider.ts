export type ProviderName = "local" | "stripe";

/** What the provider says of a subscription when asked. `gone`: it knows none with that id. */
export type ProviderSubscription = { status: "active" | "canceled" | "gone" };

/** A refusal of the provider, in words an owner understands. Asking again will not help by itself. */
export class BillingProblem extends Error {
  override readonly name = "BillingProblem";
}

/** The provider did not answer, or not as it should, however often it was asked. What happened there is unknown. */
export class ProviderUnreachable extends Error {
  override readonly name = "ProviderUnreachable";
}

/**
 * Where subscriptions are charged. Every call may be repeated at will: with the same key it has its effect
 * once. "Already cancelled" and "no such subscription" are success. Each throws BillingProblem when the
 * provider will not, and ProviderUnreachable when it cannot be known whether it did.
 */
export interface BillingProvider {
  cancelSubscription(id: string, key: string): Promise<void>;
  readSubscription(id: string): Promise<ProviderSubscription>;
  /** Takes away whatever else would charge a customer: subscriptions not known here, schedules, pending items, drafts, open invoices. */
  clearCustomer(id: string, key: string): Promise<void>;
  /** What still charges a customer, in words such as "1 open invoice"; empty when nothing does. */
  readCustomer(id: string): Promise<string[]>;
  /** Pays back part of a payment; `amount` in minor units. */
  refundPayment(refund: { paymentId: string; amount: number; key: string }): Promise<void>;
  /** Whether the refund with this key exists. */
  hasRefunded(refund: { paymentId: string; key: string }): Promise<boolean>;
}

export type BillingProviders = Record<ProviderName, BillingProvider | undefined>;
