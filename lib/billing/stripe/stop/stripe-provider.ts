import Stripe from "stripe";
import {
  BillingProblem,
  type BillingProvider,
  RefundImpossible,
} from "@/lib/billing/provider/billing-provider";
import { ignoreIfAlreadyDone } from "@/lib/billing/stripe/api/ignore-if-already-done";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { clearInvoices } from "./clear-invoices";
import { readWhatCharges, type WhatCharges } from "./what-charges";

const over: readonly string[] = ["canceled", "incomplete_expired"];
/**
 * Maps refusals that no later try can change (https://docs.stripe.com/error-codes) to messages that name no payment.
 */
const neverRefundable: Record<string, string> = {
  charge_already_refunded: "It was paid back already.",
  charge_disputed: "It is disputed at the bank.",
  refund_disputed_payment: "It is disputed at the bank.",
  charge_not_refundable: "It cannot be paid back.",
};

/** Returns the billing provider Stripe, which uses the official SDK. */
export function stripeProvider(api: StripeApi): BillingProvider {
  const cancel = (id: string) =>
    api.call(() => api.stripe.subscriptions.cancel(id, { prorate: false, invoice_now: false }));

  return {
    account: () => api.account(),

    // The check asks every kind of object that a deletion needs, because one kind can be down alone.
    async isAnswering() {
      const { customers, subscriptions, invoices, refunds, events } = api.stripe;
      const answers = [customers, subscriptions, invoices, refunds, events].map((kind) =>
        api.isAnswering((options) => kind.list({ limit: 1 }, options)),
      );
      return (await Promise.all(answers)).every((isAnswer) => isAnswer);
    },

    // Stripe takes no idempotency key for a DELETE, and a second one finds nothing to cancel.
    async cancelSubscription(id) {
      await cancel(id);
    },

    async readSubscription(id) {
      const subscription = await api.call(() => api.stripe.subscriptions.retrieve(id));
      if (!subscription) return "missing";
      return over.includes(subscription.status) ? "canceled" : "active";
    },

    async readCustomer(id, only) {
      const customer = await api.call(() => api.stripe.customers.retrieve(id));
      if (!customer) return { state: "missing" };
      if (customer.deleted) return { state: "deleted" };
      const charging = await readWhatCharges(api, id, only);
      if (!charging) return { state: "missing" };
      return { state: "there", charges: inWords(charging), subscriptions: charging.subscriptions };
    },

    async clearCustomer(id, key, only) {
      const charging = await readWhatCharges(api, id, only);
      if (!charging) return;
      for (const schedule of charging.schedules) await cancelSchedule(api, schedule, key);
      for (const subscription of charging.subscriptions) await cancel(subscription);
      for (const item of charging.pendingItems) await api.call(() => api.stripe.invoiceItems.del(item));
      await clearInvoices(api, charging.unpaidInvoices, key);
    },

    async deleteCustomer(id) {
      await api.call(() => api.stripe.customers.del(id));
    },

    async refundPayment({ paymentId, amount, mark, key }) {
      const refund = { amount, metadata: { farewell_refund: mark }, ...paymentOf(paymentId) };
      try {
        const made = await api.call(async (attempt) => {
          // A failed try may still have made the refund, so the next try looks for it first.
          if (attempt > 1 && (await findRefund(api, paymentId, mark))) return true;
          await api.stripe.refunds.create(refund, { idempotencyKey: `${key}-${attempt}` });
          return true;
        });
        if (!made)
          throw new BillingProblem("Stripe does not know this payment in the account that is connected.");
      } catch (error) {
        const never = whyNeverRefundable(error);
        if (never) throw new RefundImpossible(never);
        throw error;
      }
    },

    async hasRefunded({ paymentId, mark }) {
      return (await api.call(() => findRefund(api, paymentId, mark))) ?? false;
    },
  };
}

async function cancelSchedule(api: StripeApi, id: string, key: string): Promise<void> {
  const calm = { invoice_now: false, prorate: false };
  const { subscriptionSchedules } = api.stripe;
  await ignoreIfAlreadyDone(
    () =>
      api.call((attempt) =>
        subscriptionSchedules.cancel(id, calm, { idempotencyKey: `${key}-${id}-${attempt}` }),
      ),
    async () => {
      const now = await api.call(() => subscriptionSchedules.retrieve(id));
      return now?.status !== "active" && now?.status !== "not_started";
    },
  );
}

async function findRefund(api: StripeApi, paymentId: string, mark: string): Promise<boolean> {
  for await (const { metadata, status } of api.stripe.refunds.list({ ...paymentOf(paymentId), limit: 100 })) {
    if (metadata?.farewell_refund === mark && status !== "failed" && status !== "canceled") return true;
  }
  return false;
}

const paymentOf = (id: string) => (id.startsWith("ch_") ? { charge: id } : { payment_intent: id });

function whyNeverRefundable(error: unknown): string | undefined {
  if (!(error instanceof BillingProblem) || !(error.cause instanceof Stripe.errors.StripeError))
    return undefined;
  return neverRefundable[error.cause.code ?? ""];
}

function inWords({ subscriptions, schedules, pendingItems, unpaidInvoices }: WhatCharges): string[] {
  return [
    counted(subscriptions.length, "active subscription"),
    counted(schedules.length, "scheduled subscription"),
    counted(pendingItems.length, "pending invoice item"),
    counted(unpaidInvoices.length, "unpaid invoice"),
  ].filter(Boolean);
}

function counted(count: number, one: string): string {
  if (count === 0) return "";
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
