import type { BillingProvider } from "../billing-provider";
import { clearInvoices, listUnpaidInvoices } from "./clear-invoices";
import { orIsDone } from "./or-is-done";
import type { StripeApi } from "./stripe-api";

const over: readonly string[] = ["canceled", "incomplete_expired"];
const mostListed = 100;

/** Stripe, by its official SDK. */
export function stripeProvider(api: StripeApi): BillingProvider {
  const cancel = (id: string) =>
    api.call(() => api.stripe.subscriptions.cancel(id, { prorate: false, invoice_now: false }));

  return {
    // A DELETE: Stripe gives it no idempotency key, and a second one finds nothing to cancel.
    async cancelSubscription(id) {
      await cancel(id);
    },

    async readSubscription(id) {
      const subscription = await api.call(() => api.stripe.subscriptions.retrieve(id));
      if (!subscription) return { status: "gone" };
      return { status: over.includes(subscription.status) ? "canceled" : "active" };
    },

    async clearCustomer(id, key) {
      for (const schedule of await listSchedules(api, id)) {
        const calm = { invoice_now: false, prorate: false };
        await orIsDone(
          () =>
            api.call((attempt) =>
              api.stripe.subscriptionSchedules.cancel(schedule, calm, {
                idempotencyKey: `${key}-${schedule}-${attempt}`,
              }),
            ),
          async () => !(await listSchedules(api, id)).includes(schedule),
        );
      }
      for (const subscription of await listLive(api, id)) await cancel(subscription);
      for (const item of await listPendingItems(api, id))
        await api.call(() => api.stripe.invoiceItems.del(item));
      await clearInvoices(api, id, key);
    },

    async readCustomer(id) {
      const [live, schedules, items, unpaid] = [
        await listLive(api, id),
        await listSchedules(api, id),
        await listPendingItems(api, id),
        await listUnpaidInvoices(api, id),
      ];
      return [
        counted(live.length, "active subscription"),
        counted(schedules.length, "scheduled subscription"),
        counted(items.length, "pending invoice item"),
        counted(unpaid.length, "unpaid invoice"),
      ].filter(Boolean);
    },

    async refundPayment({ paymentId, amount, key }) {
      const refund = { amount, metadata: { farewell_refund: key }, ...paymentOf(paymentId) };
      await api.call(async (attempt) => {
        // A try that failed may have had its effect: it is looked for before the next.
        if (attempt > 1 && (await findRefund(api, paymentId, key))) return;
        await api.stripe.refunds.create(refund, { idempotencyKey: `${key}-${attempt}` });
      });
    },

    async hasRefunded({ paymentId, key }) {
      return (await api.call(() => findRefund(api, paymentId, key))) ?? false;
    },
  };
}

async function listLive(api: StripeApi, customer: string): Promise<string[]> {
  const page = await api.call(() =>
    api.stripe.subscriptions.list({ customer, status: "all", limit: mostListed }),
  );
  return (page?.data ?? []).filter(({ status }) => !over.includes(status)).map(({ id }) => id);
}

async function listSchedules(api: StripeApi, customer: string): Promise<string[]> {
  const page = await api.call(() => api.stripe.subscriptionSchedules.list({ customer, limit: mostListed }));
  return (page?.data ?? [])
    .filter(({ status }) => status === "active" || status === "not_started")
    .map(({ id }) => id);
}

async function listPendingItems(api: StripeApi, customer: string): Promise<string[]> {
  const page = await api.call(() =>
    api.stripe.invoiceItems.list({ customer, pending: true, limit: mostListed }),
  );
  return (page?.data ?? []).map(({ id }) => id);
}

async function findRefund(api: StripeApi, paymentId: string, key: string): Promise<boolean> {
  const page = await api.stripe.refunds.list({ ...paymentOf(paymentId), limit: mostListed });
  return page.data.some(
    ({ metadata, status }) =>
      metadata?.farewell_refund === key && status !== "failed" && status !== "canceled",
  );
}

const paymentOf = (id: string) => (id.startsWith("ch_") ? { charge: id } : { payment_intent: id });

function counted(count: number, one: string): string {
  if (count === 0) return "";
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
