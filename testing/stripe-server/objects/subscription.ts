import type Stripe from "stripe";
import { addInterval, type PricedItem, planObject, priceObject } from "./price";
import { listAt, type Stamp } from "./stamp";

export interface SubscriptionFields {
  customer: string;
  items: PricedItem[];
  status?: Stripe.Subscription.Status;
  cancelAtPeriodEnd?: boolean;
  /** Is in seconds. */
  cancelAt?: number | null;
  canceledAt?: number | null;
  trialEnd?: number | null;
  pausesCollection?: boolean;
  latestInvoice?: string | null;
  schedule?: string | null;
}

function itemObject(subscription: Stamp, number: number, item: PricedItem) {
  const { livemode, created } = subscription;
  const { amount = 1500, currency = "eur", interval = "month", intervalCount = 1, quantity = 1 } = item;
  const { nickname = "Membership", periodStart = created } = item;
  const price = { livemode, created, amount, currency, interval, intervalCount, nickname };
  return {
    id: `si_${subscription.id.replace(/^sub_/, "")}n${number}`,
    object: "subscription_item",
    billing_thresholds: null,
    created,
    current_period_start: periodStart,
    current_period_end: item.periodEnd ?? addInterval(periodStart, interval, intervalCount),
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planObject(price),
    price: priceObject(price),
    quantity,
    subscription: subscription.id,
    tax_rates: [],
  } satisfies Stripe.SubscriptionItem;
}

export function subscriptionObject(stamp: Stamp, fields: SubscriptionFields) {
  const { customer, status = "active", cancelAt = null, trialEnd = null } = fields;
  const {
    cancelAtPeriodEnd = false,
    pausesCollection = false,
    latestInvoice = null,
    schedule = null,
  } = fields;
  const items = fields.items.map((item, number) => itemObject(stamp, number, item));
  const isOver = status === "canceled" || status === "incomplete_expired";
  const isEnding = cancelAtPeriodEnd || cancelAt !== null;
  const endedAt = isOver ? (fields.canceledAt ?? stamp.created) : null;
  const lastPeriodEnd = Math.max(...items.map(({ current_period_end }) => current_period_end));
  return {
    ...stamp,
    object: "subscription",
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: items[0]?.current_period_start ?? stamp.created,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: null, type: "classic" },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: cancelAtPeriodEnd ? lastPeriodEnd : cancelAt,
    cancel_at_period_end: cancelAtPeriodEnd,
    canceled_at: endedAt ?? (isEnding ? (fields.canceledAt ?? stamp.created) : null),
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: isEnding || isOver ? "cancellation_requested" : null,
    },
    collection_method: "charge_automatically",
    currency: items[0]?.price.currency ?? "eur",
    customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    ended_at: endedAt,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: "self" },
    },
    items: listAt(`/v1/subscription_items?subscription=${stamp.id}`, items),
    latest_invoice: latestInvoice,
    managed_payments: null,
    metadata: {},
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: pausesCollection ? { behavior: "void", resumes_at: null } : null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: "off",
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule,
    start_date: stamp.created,
    status,
    test_clock: null,
    transfer_data: null,
    trial_end: trialEnd,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: "create_invoice" },
    },
    trial_start: trialEnd === null ? null : stamp.created,
  } satisfies Stripe.Subscription;
}
