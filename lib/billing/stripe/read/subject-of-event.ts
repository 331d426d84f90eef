import type Stripe from "stripe";
import { idOf } from "@/lib/billing/stripe/api/id-of";
import type { Subject } from "@/lib/billing/stripe/mirror/reading";

/** Said of a payment: the payment is what is read, which a key may read that may not read disputes. */
const ofPayments = ["dispute", "refund"];

interface Told {
  object: string;
  id?: string;
  payment_intent?: string | { id: string } | null;
  charge?: string | { id: string } | null;
}

/** What an event says to look at; undefined for an object without an id. Nothing else of the event is believed. */
export function subjectOfEvent(event: Stripe.Event): Subject | undefined {
  const { object, id, payment_intent, charge } = event.data.object as Told;
  if (ofPayments.includes(object)) {
    const [intentId, chargeId] = [idOf(payment_intent), idOf(charge)];
    if (intentId !== undefined) return { object: "payment_intent", id: intentId };
    if (chargeId !== undefined) return { object: "charge", id: chargeId };
  }
  return id ? { object, id } : undefined;
}
