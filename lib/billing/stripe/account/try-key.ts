import Stripe from "stripe";
import { BillingProblem, ProviderUnreachable } from "@/lib/billing/provider/billing-provider";
import { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { env } from "@/lib/system/env";
import { type KeyPermission, type KeyPermissionName, keyPermissionNames } from "./key-permissions";

export interface TriedKey {
  /** Names the account and its mode, such as "acct_1/live". Is null when the key may not read it. */
  providerAccount: string | null;
  accountName: string;
  permissions: KeyPermission[];
}

const briskPace = { retries: 2, firstWaitMs: 200, longestWaitMs: 1000 };
const nobody = "farewell_permission_check";

/** Returns a Stripe client with few and short retries, for a form whose user waits for the answer. */
export function briskStripeApi(secretKey: string): StripeApi {
  return StripeApi.connect(secretKey, { apiBase: env().STRIPE_API_BASE, pace: briskPace });
}

/**
 * Finds out by real calls which account a key belongs to and what it may do there. It changes nothing: writing calls
 * name an object that does not exist, and Stripe says so only to keys with the permission. Returns `problem` as a
 * message when the key does not work.
 */
export async function tryKey(secretKey: string): Promise<TriedKey | { problem: string }> {
  const api = briskStripeApi(secretKey);
  try {
    const account = await readAccount(api, secretKey);
    const permissions = await Promise.all(
      keyPermissionNames.map(async (name) => {
        if (name === "read_account") return { name, isAllowed: account !== undefined };
        return { name, isAllowed: await areAllowed(api, probes[name](api.stripe)) };
      }),
    );
    return { providerAccount: null, accountName: "Stripe", ...account, permissions };
  } catch (error) {
    if (error instanceof BillingProblem || error instanceof ProviderUnreachable)
      return { problem: error.message };
    throw error;
  }
}

type Probe = () => Promise<unknown>;
type Answer<Value> = { isAllowed: false } | { isAllowed: true; value?: Value };

async function readAccount(
  api: StripeApi,
  secretKey: string,
): Promise<Pick<TriedKey, "providerAccount" | "accountName"> | undefined> {
  const answer = await ask(api, () => api.stripe.accounts.retrieveCurrent());
  if (!answer.isAllowed || !answer.value) return undefined;
  const { id, settings } = answer.value;
  const mode = /^(sk|rk)_test_/.test(secretKey) ? "test" : "live";
  return { providerAccount: `${id}/${mode}`, accountName: settings?.dashboard.display_name || id };
}

const one = { limit: 1 };
const probes: Record<Exclude<KeyPermissionName, "read_account">, (stripe: Stripe) => Probe[]> = {
  read_customers: ({ customers }) => [() => customers.list(one)],
  read_subscriptions: ({ subscriptions, subscriptionSchedules }) => [
    () => subscriptions.list(one),
    () => subscriptionSchedules.list(one),
  ],
  cancel_subscriptions: ({ subscriptions, subscriptionSchedules }) => [
    () => subscriptions.cancel(`sub_${nobody}`),
    () => subscriptionSchedules.cancel(`sub_sched_${nobody}`),
  ],
  read_invoices: ({ invoices, invoiceItems, invoicePayments }) => [
    () => invoices.list(one),
    () => invoiceItems.list(one),
    () => invoicePayments.list(one),
  ],
  void_invoices: ({ invoices, invoiceItems }) => [
    () => invoices.voidInvoice(`in_${nobody}`),
    () => invoices.del(`in_${nobody}`),
    () => invoiceItems.del(`ii_${nobody}`),
  ],
  read_payments: ({ paymentIntents }) => [() => paymentIntents.list(one)],
  read_refunds: ({ charges, refunds }) => [() => charges.list(one), () => refunds.list(one)],
  read_disputes: ({ disputes }) => [() => disputes.list(one)],
  refund_payments: ({ refunds }) => [() => refunds.create({ payment_intent: `pi_${nobody}`, amount: 100 })],
  read_checkouts: ({ checkout }) => [() => checkout.sessions.list(one)],
  read_events: ({ events }) => [() => events.list(one)],
  delete_customers: ({ customers }) => [() => customers.del(`cus_${nobody}`)],
};

async function areAllowed(api: StripeApi, calls: Probe[]): Promise<boolean> {
  for (const call of calls) if (!(await ask(api, call)).isAllowed) return false;
  return true;
}

/**
 * Makes a call and tells whether the key may make it. An answer such as "no such object" or another request error
 * means that it may.
 */
function ask<Value>(api: StripeApi, call: () => Promise<Value>): Promise<Answer<Value>> {
  return api
    .call(async (): Promise<Answer<Value>> => {
      try {
        return { isAllowed: true, value: await call() };
      } catch (error) {
        if (error instanceof Stripe.errors.StripePermissionError) return { isAllowed: false };
        if (error instanceof Stripe.errors.StripeInvalidRequestError) return { isAllowed: true };
        throw error;
      }
    })
    .then((answer) => answer ?? { isAllowed: true });
}
