import type Stripe from "stripe";
import { BillingProblem } from "@/lib/billing/provider/billing-provider";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import type { PaymentState, ReadRefund } from "./reading";

/**
 * Lists dispute states in which the bank has decided for the site, or only asked. The site has the money and can
 * refund it.
 */
const settledDisputes: readonly string[] = ["won", "warning_closed", "prevented"];

/** Reads how a payment stands from its charge. Returns undefined when Stripe has not shown the charge itself. */
export async function readPaymentState(
  api: StripeApi,
  charge: string | Stripe.Charge | null | undefined,
): Promise<PaymentState | undefined> {
  if (!charge || typeof charge === "string") return undefined;
  return {
    refundedAmount: charge.amount_refunded,
    refunds: charge.amount_refunded > 0 ? await readRefunds(api, charge) : [],
    isDisputed: charge.disputed && (await hasOpenDispute(api, charge.id)),
  };
}

async function readRefunds(api: StripeApi, charge: Stripe.Charge): Promise<ReadRefund[]> {
  const shown = charge.refunds && !charge.refunds.has_more ? charge.refunds.data : undefined;
  const refunds =
    shown ?? (await api.listAll((page) => api.stripe.refunds.list({ charge: charge.id, ...page })));
  return (refunds ?? [])
    .filter(({ status }) => status !== "failed" && status !== "canceled")
    .map(({ id, amount, created, metadata }) => ({
      id,
      amount,
      at: created * 1000,
      mark: metadata?.farewell_refund ?? null,
    }));
}

/**
 * Tells whether a dispute is open. A dispute that the key may not read counts as open, so that no refund is promised
 * that the bank may not allow.
 */
async function hasOpenDispute(api: StripeApi, charge: string): Promise<boolean> {
  try {
    const disputes = await api.listAll((page) => api.stripe.disputes.list({ charge, ...page }));
    return disputes === undefined || disputes.some(({ status }) => !settledDisputes.includes(status));
  } catch (error) {
    if (error instanceof BillingProblem) return true;
    throw error;
  }
}
