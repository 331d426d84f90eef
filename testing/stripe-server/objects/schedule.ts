import type Stripe from "stripe";
import type { Stamp } from "./stamp";

export interface ScheduleFields {
  customer: string;
  status?: "not_started" | "active";
  subscription?: string | null;
}

const monthSeconds = 30 * 86_400;

/** Returns a schedule for a future subscription, or for future changes of a running one. */
export function scheduleObject(stamp: Stamp, fields: ScheduleFields) {
  const { customer, status = "not_started", subscription = null } = fields;
  const start = status === "active" ? stamp.created : stamp.created + monthSeconds;
  const phase = { start_date: start, end_date: start + monthSeconds };
  return {
    ...stamp,
    object: "subscription_schedule",
    application: null,
    billing_mode: { flexible: null, type: "classic" },
    canceled_at: null,
    completed_at: null,
    current_phase: status === "active" ? phase : null,
    customer,
    customer_account: null,
    default_settings: {
      application_fee_percent: null,
      billing_cycle_anchor: "automatic",
      billing_thresholds: null,
      collection_method: "charge_automatically",
      default_payment_method: null,
      description: null,
      invoice_settings: {
        account_tax_ids: null,
        custom_fields: null,
        days_until_due: null,
        description: null,
        footer: null,
        issuer: { type: "self" },
      },
      on_behalf_of: null,
      transfer_data: null,
    },
    end_behavior: "release",
    metadata: {},
    pause_schedules: [],
    phases: [phaseObject(phase)],
    released_at: null,
    released_subscription: null,
    status,
    subscription,
    test_clock: null,
  } satisfies Stripe.SubscriptionSchedule;
}

function phaseObject(dates: { start_date: number; end_date: number }) {
  return {
    ...dates,
    add_invoice_items: [],
    application_fee_percent: null,
    billing_cycle_anchor: null,
    billing_thresholds: null,
    collection_method: null,
    currency: "eur",
    default_payment_method: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    invoice_settings: null,
    items: [],
    metadata: {},
    on_behalf_of: null,
    proration_behavior: "create_prorations",
    transfer_data: null,
    trial_end: null,
  } satisfies Stripe.SubscriptionSchedule.Phase;
}
