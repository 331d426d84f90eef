import type Stripe from "stripe";

export interface LineItemFields {
  id: string;
  description: string;
  amount: number;
  currency: string;
}

/** Returns an item bought in a checkout, with its name on the checkout page. */
export function lineItemObject({ id, description, amount, currency }: LineItemFields) {
  return {
    id,
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency,
    description,
    metadata: {},
    price: null,
    quantity: 1,
  } satisfies Stripe.LineItem;
}
