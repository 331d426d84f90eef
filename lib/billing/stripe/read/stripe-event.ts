import type Stripe from "stripe";
import { z } from "zod";

const reference = z.union([z.string(), z.looseObject({ id: z.string() })]).nullish();

/** Is as much of an event as is read. */
const stripeEvent = z.looseObject({
  id: z.string().min(1),
  livemode: z.boolean(),
  account: z.string().optional(),
  data: z.looseObject({
    object: z.looseObject({
      object: z.string(),
      id: z.string().optional(),
      payment_intent: reference,
      charge: reference,
    }),
  }),
});

/** Tells whether this is an event of Stripe. What is signed may still be none, where someone tries the secret out. */
export function isStripeEvent(event: unknown): event is Stripe.Event {
  return stripeEvent.safeParse(event).success;
}
