import { recordEvent, stampOf } from "@/testing/stripe-server/base/events";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";
import { chargeObject } from "../objects/charge";
import { paymentIntentObject } from "../objects/payment-intent";

export interface Payment {
  /** Is null for a guest. */
  customer: string | null;
  amount: number;
  currency?: string;
  receiptEmail?: string | null;
  billingEmail?: string | null;
  billingName?: string | null;
  /** Is in seconds. Defaults to now. */
  created?: number;
  /** Leaves no event when false, as if the payment were too old for events. */
  event?: boolean;
}

/** Stores a successful payment with its intent and charge, and returns the intent. */
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
