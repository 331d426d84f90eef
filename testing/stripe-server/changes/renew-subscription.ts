import { mustFind, recordChange, recordEvent, stampOf } from "@/testing/stripe-server/base/events";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";
import { invoiceObject } from "../objects/invoice";
import { addInterval } from "../objects/price";
import { itemsOf } from "./change-subscription";
import { payInvoice } from "./pay-invoice";

/** Starts the next period of a subscription and pays for it. Returns the paid invoice. */
export function renewSubscription(store: StripeStore, id: string): StripeObject {
  const subscription = mustFind(store, "subscription", id);
  const items = itemsOf(subscription).map((item) => {
    const { interval, interval_count: count } = item.price.recurring;
    const start = item.current_period_end;
    return { ...item, current_period_start: start, current_period_end: addInterval(start, interval, count) };
  });
  const [first] = items;
  if (!first) throw new Error(`${id} has no items`);
  const amount = items.reduce((sum, { price, quantity = 1 }) => sum + price.unit_amount * quantity, 0);
  const invoice = store.put(
    invoiceObject(stampOf(store, "in"), {
      customer: String(subscription.customer),
      status: "open",
      subscription: id,
      amount,
      currency: first.price.currency,
      periodStart: first.current_period_start,
      periodEnd: first.current_period_end,
    }),
  );
  recordEvent(store, "invoice.created", invoice);
  recordEvent(store, "invoice.finalized", invoice);
  const { items: list } = subscription;
  const renewed = { items: { ...Object(list), data: items }, latest_invoice: invoice.id, status: "active" };
  recordChange(store, subscription, renewed, "customer.subscription.updated");
  return payInvoice(store, invoice.id);
}
