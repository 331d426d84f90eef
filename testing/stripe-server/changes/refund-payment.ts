import type Stripe from "stripe";
import type { Refusal } from "@/testing/stripe-server/base/answer";
import { mustFind, recordChange, recordEvent, stampOf } from "@/testing/stripe-server/base/events";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";
import { refundObject } from "../objects/refund";

interface Refunded {
  /** Is the amount to refund. Defaults to the amount that is not refunded yet. */
  amount?: number;
  reason?: Stripe.Refund.Reason;
  metadata?: Stripe.Metadata;
}

/** Refunds a payment, and returns the refund. `id` names its intent or its charge. */
export function refundPayment(
  store: StripeStore,
  id: string,
  { amount, reason, metadata }: Refunded = {},
): StripeObject {
  const charge = mustFindCharge(store, id);
  const refunded = amount ?? leftOf(charge);
  const refund = store.put(
    refundObject(stampOf(store, "re"), {
      charge: charge.id,
      paymentIntent: textOrNull(charge.payment_intent),
      customer: textOrNull(charge.customer),
      amount: refunded,
      currency: String(charge.currency),
      ...(reason && { reason }),
      ...(metadata && { metadata }),
    }),
  );
  const total = Number(charge.amount_refunded) + refunded;
  recordEvent(store, "refund.created", refund);
  const fields = { amount_refunded: total, refunded: total >= Number(charge.amount) };
  recordChange(store, charge, fields, "charge.refunded");
  return refund;
}

/** Returns the reason why Stripe refuses this refund, or undefined when it accepts it. */
export function refundRefusal(store: StripeStore, charge: StripeObject, amount: number): Refusal | undefined {
  if (charge.refunded === true)
    return { message: `Charge ${charge.id} has already been refunded.`, code: "charge_already_refunded" };
  if (isChargedBack(store, charge))
    return {
      message: `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      code: "charge_disputed",
    };
  const left = leftOf(charge);
  if (!Number.isInteger(amount) || amount < 1)
    return { message: "Invalid positive integer", code: "parameter_invalid_integer", param: "amount" };
  if (amount > left)
    return {
      message: `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      param: "amount",
    };
  const balance = store.accounts.balanceOf(store.account.id);
  if (balance !== undefined && amount > balance)
    return {
      message: "Insufficient funds in your Stripe balance to refund this amount.",
      message_code: "insufficient_balance_for_refund",
    };
  return undefined;
}

export const leftOf = (charge: StripeObject) => Number(charge.amount) - Number(charge.amount_refunded);

/** Returns the charge of a payment. `id` names its intent or the charge itself. */
export function findCharge(store: StripeStore, id: string): StripeObject | undefined {
  const found = store.find(id);
  return found?.object === "payment_intent" ? store.find(String(found.latest_charge)) : found;
}

export function mustFindCharge(store: StripeStore, id: string): StripeObject {
  return mustFind(store, "charge", findCharge(store, id)?.id ?? id);
}

function isChargedBack(store: StripeStore, charge: StripeObject): boolean {
  const disputes = store.list("dispute").filter((one) => one.charge === charge.id && one.status !== "won");
  return disputes.some((dispute) => dispute.is_charge_refundable === false);
}

export const textOrNull = (value: unknown) => (typeof value === "string" ? value : null);
