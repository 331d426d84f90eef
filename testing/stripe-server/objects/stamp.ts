import Stripe from "stripe";

/** What every object of Stripe has. */
export interface Stamp {
  id: string;
  /** Seconds. */
  created: number;
  livemode: boolean;
}

/** Goes over the wire as a string; the SDK reads it back as its own type. */
export const decimal = (amount: number) => Stripe.Decimal.from(amount);

export function listAt<T>(url: string, data: T[]): Stripe.ApiList<T> {
  return { object: "list", url, has_more: false, data };
}
