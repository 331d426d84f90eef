export type ProviderName = "local" | "stripe";

/** What the provider says of a subscription when asked. `gone`: it knows none with that id. */
export type ProviderSubscription = { status: "active" | "canceled" | "gone" };

/** A refusal or failure of the provider, in words an owner understands. */
export class BillingProblem extends Error {
  override readonly name = "BillingProblem";
}

/**
 * Where subscriptions are charged. Both calls may be repeated at will; `cancelSubscription` with the same
 * idempotency key has its effect once. "Already cancelled" and "no such subscription" are success.
 */
export interface BillingProvider {
  /** Throws BillingProblem when the provider will not or cannot. */
  cancelSubscription(id: string, idempotencyKey: string): Promise<void>;
  readSubscription(id: string): Promise<ProviderSubscription>;
}

export type BillingProviders = Record<ProviderName, BillingProvider | undefined>;
