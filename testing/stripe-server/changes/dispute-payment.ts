import type Stripe from "stripe";
import { recordEvent, stampOf } from "@/testing/stripe-server/base/events";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";
import { disputeObject } from "../objects/dispute";
import { mustFindCharge, textOrNull } from "./refund-payment";

/**
 * Disputes a payment, as a bank does. With a status of `warning_…` the bank only inquires, and the payment can still
 * be refunded.
 */
export function disputePayment(
  store: StripeStore,
  id: string,
  { status, reason }: { status?: Stripe.Dispute.Status; reason?: string } = {},
): StripeObject {
  const charge = mustFindCharge(store, id);
  const dispute = store.put(
    disputeObject(stampOf(store, "dp"), {
      charge: charge.id,
      paymentIntent: textOrNull(charge.payment_intent),
      amount: Number(charge.amount),
      currency: String(charge.currency),
      ...(status && { status }),
      ...(reason && { reason }),
    }),
  );
  store.put({ ...charge, disputed: true });
  recordEvent(store, "charge.dispute.created", dispute);
  if (dispute.is_charge_refundable === false) recordEvent(store, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}
