import type Stripe from "stripe";
import type { Database } from "@/db/open-database";
import { idOf } from "@/lib/billing/stripe/api/id-of";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { isPaymentMirrored } from "@/lib/billing/stripe/mirror/find-mirrored";
import { readPaymentState } from "@/lib/billing/stripe/mirror/payment-state";
import type { OneTimePayment, PaymentState, Reading } from "@/lib/billing/stripe/mirror/reading";

type PaymentReading = Pick<Reading, "customerId" | "guest" | "payment">;

/**
 * Finds the invoice that a payment paid, if any. Such a payment belongs to the invoice and is no purchase of its
 * own.
 */
export async function findPaidInvoice(api: StripeApi, paymentIntentId: string): Promise<string | undefined> {
  const payment = { type: "payment_intent" as const, payment_intent: paymentIntentId };
  const found = await api.call(() => api.stripe.invoicePayments.list({ payment, limit: 1 }));
  const [tie] = found?.data ?? [];
  return tie && idOf(tie.invoice);
}

/** Finds the checkout that a payment came from, if any, with the items bought in it. */
async function findCheckout(
  api: StripeApi,
  paymentIntentId: string,
): Promise<Stripe.Checkout.Session | undefined> {
  const found = await api.call(() =>
    api.stripe.checkout.sessions.list({
      payment_intent: paymentIntentId,
      limit: 1,
      expand: ["data.line_items"],
    }),
  );
  return found?.data[0];
}

/** Tells whether any part of a payment was paid back. Needs the charge to be read with it. */
export function isPaidBack({ latest_charge: charge }: Stripe.PaymentIntent): boolean {
  return charge !== null && typeof charge === "object" && charge.amount_refunded > 0;
}

/**
 * Reads a payment without an invoice: its item, its buyer and how it stands. Returns undefined while it is not paid.
 */
export async function readOneTimePayment(
  db: Database,
  api: StripeApi,
  intent: Stripe.PaymentIntent,
  session?: Stripe.Checkout.Session,
): Promise<PaymentReading | undefined> {
  if (intent.status !== "succeeded" || intent.amount_received <= 0) return undefined;
  const checkout =
    session ?? (isPaymentMirrored(db, intent.id) ? undefined : await findCheckout(api, intent.id));
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  return {
    customerId: idOf(intent.customer ?? checkout?.customer),
    guest: guestOf(checkout) ?? guestOfCharge(charge) ?? nameless(intent.receipt_email),
    payment: {
      providerPaymentId: intent.id,
      amount: intent.amount_received,
      currency: intent.currency.toUpperCase(),
      paidAt: (charge?.created ?? intent.created) * 1000,
      createdAt: intent.created * 1000,
      name: nameOf(checkout) ?? intent.description ?? "Payment",
      state: await readPaymentState(api, charge),
    },
  };
}

/** Reads a charge without a payment intent, as older integrations make them. */
export function oneTimeCharge(
  charge: Stripe.Charge,
  state: PaymentState | undefined,
): PaymentReading | undefined {
  if (charge.status !== "succeeded" || !charge.captured) return undefined;
  const payment: OneTimePayment = {
    providerPaymentId: charge.id,
    amount: charge.amount_captured,
    currency: charge.currency.toUpperCase(),
    paidAt: charge.created * 1000,
    createdAt: charge.created * 1000,
    name: charge.description ?? "Payment",
    state,
  };
  const guest = guestOfCharge(charge) ?? nameless(charge.receipt_email);
  return { customerId: idOf(charge.customer), guest, payment };
}

/** Returns the email and name that the guest typed in the checkout. */
export function guestOf(session: Stripe.Checkout.Session | undefined): Reading["guest"] {
  const { email, name } = session?.customer_details ?? {};
  return email ? { email, name: name ?? "" } : undefined;
}

function guestOfCharge(charge: Stripe.Charge | null): Reading["guest"] {
  const { email, name } = charge?.billing_details ?? {};
  return email ? { email, name: name ?? "" } : undefined;
}

const nameless = (email: string | null): Reading["guest"] => (email ? { email, name: "" } : undefined);

function nameOf(session: Stripe.Checkout.Session | undefined): string | undefined {
  const [first, ...others] = session?.line_items?.data ?? [];
  const name = first?.description ?? first?.price?.nickname;
  if (!name) return undefined;
  return others.length === 0 ? name : `${name} and ${others.length} more`;
}
