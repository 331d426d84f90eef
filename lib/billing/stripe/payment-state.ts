import type Stripe from "stripe";
import type { PaymentState } from "./reading";
import type { StripeApi } from "./stripe-api";

/** The bank has decided for the site, or only asked: the money is there, and can be paid back. */
const settledDisputes: readonly string[] = ["won", "warning_closed", "prevented"];

/** How a payment stands, by its charge; undefined where Stripe has not shown the charge itself. */
export async function readPaymentState(
  api: StripeApi,
  charge: string | Stripe.Charge | null | undefined,
): Promise<PaymentState | undefined> {
  if (!charge || typeof charge === "string") return undefined;
  return {
    refundedAmount: charge.amount_refunded,
    refundedAt: charge.amount_refunded > 0 ? await readLastRefund(api, charge) : undefined,
    isDisputed: charge.disputed && (await hasOpenDispute(api, charge.id)),
  };
}

async function readLastRefund(api: StripeApi, charge: Stripe.Charge): Promise<number | undefined> {
  const [newest] =
    charge.refunds?.data ??
    (await api.call(() => api.stripe.refunds.list({ charge: charge.id, limit: 1 })))?.data ??
    [];
  return newest && newest.created * 1000;
}

async function hasOpenDispute(api: StripeApi, charge: string): Promise<boolean> {
  const disputes = await api.listAll((page) => api.stripe.disputes.list({ charge, ...page }));
  return disputes === undefined || disputes.some(({ status }) => !settledDisputes.includes(status));
}
