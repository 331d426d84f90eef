import { recordEvent, stampOf } from "@/testing/stripe-server/base/events";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";
import { chargeObject } from "../objects/charge";
import { paymentIntentObject } from "../objects/payment-intent";

export interface Payment {
  /** Null for a guest. */
  customer: string | null;
  amount: number;
  currency?: string;
  receiptEmail?: string | null;
  billingEmail?: string | null;
  billingName?: string | null;
  /** Seconds; now when left out. */
  created?: number;
  /** False leaves no event, as if it were older than events reach. */
  event?: boolean;
}

/** A payment that went through: its intent and its charge. */
export function makePayment(store: StripeStore, payment: Payment): StripeObject {
  const { created, event = true } = payment;
  const [intentStamp, chargeStamp] = [stampOf(store, "pi", created), stampOf(store, "ch", created)];
  const charge = store.put(chargeObject(chargeStamp, { ...payment, paymentIntent: intentStamp.id }));
  const intent = store.put(paymentIntentObject(intentStamp, { ...payment, latestCharge: chargeStamp.id }));
  if (event) {
    recordEvent(store, "charge.succeeded", charge, { created });
    recordEvent(store, "payment_intent.succeeded", intent, { created });
  }
  return intent;
}
