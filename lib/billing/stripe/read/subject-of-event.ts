import type Stripe from "stripe";
import { idOf } from "@/lib/billing/stripe/api/id-of";
import type { Subject } from "@/lib/billing/stripe/mirror/reading";

/**
 * Lists objects that stand for a payment. The payment is read instead, because a key may read payments but not
 * disputes.
 */
const ofPayments = ["dispute", "refund"];

interface Told {
  object: string;
  id?: string;
  payment_intent?: string | { id: string } | null;
  charge?: string | { id: string } | null;
}

/**
 * Returns the object that an event says to look at, or undefined when it has no id. Nothing else in the event is
 * trusted.
 */
export function subjectOfEvent(event: Stripe.Event): Subject | undefined {
  const { object, id, payment_intent, charge } = event.data.object as Told;
  if (ofPayments.includes(object)) {
    const [intentId, chargeId] = [idOf(payment_intent), idOf(charge)];
    if (intentId !== undefined) return { object: "payment_intent", id: intentId };
    if (chargeId !== undefined) return { object: "charge", id: chargeId };
  }
  return id ? { object, id } : undefined;
}
