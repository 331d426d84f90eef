import Stripe from "stripe";

/** Holds the fields that every Stripe object has. */
export interface Stamp {
  id: string;
  /** Is in seconds. */
  created: number;
  livemode: boolean;
}

/** Returns an amount that JSON carries as a string and the SDK reads back as its `Decimal` type. */
export const decimal = (amount: number) => Stripe.Decimal.from(amount);

export function listAt<T>(url: string, data: T[]): Stripe.ApiList<T> {
  return { object: "list", url, has_more: false, data };
}
