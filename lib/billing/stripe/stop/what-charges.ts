import type Stripe from "stripe";
import type { MadeBefore } from "@/lib/billing/provider/billing-provider";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { madeSeconds } from "@/lib/billing/stripe/api/subscription-age";

/** Holds the ids of everything that can still charge a customer. */
export interface WhatCharges {
  subscriptions: string[];
  schedules: string[];
  pendingItems: string[];
  unpaidInvoices: { id: string; status: "draft" | "open" }[];
}

/**
 * Reads everything that can still charge a customer, which is whatever is not canceled, across all pages. An invoice
 * of a subscription is as old as the subscription. Returns undefined when the customer is missing.
 */
export async function readWhatCharges(
  api: StripeApi,
  customer: string,
  { madeBefore }: MadeBefore = {},
): Promise<WhatCharges | undefined> {
  const isMeant = (createdSeconds: number) => madeBefore === undefined || createdSeconds * 1000 <= madeBefore;
  const { subscriptions, subscriptionSchedules, invoiceItems } = api.stripe;
  // Without a status Stripe lists the subscriptions that are not canceled.
  const live = await api.listAll((page) =>
    subscriptions.list({ customer, expand: ["data.schedule"], ...page }),
  );
  if (!live) return undefined;
  const schedules = await api.listAll((page) => subscriptionSchedules.list({ customer, ...page }));
  const pending = await api.listAll((page) => invoiceItems.list({ customer, pending: true, ...page }));
  const unpaid = await listUnpaid(api, customer);
  if (!schedules || !pending || !unpaid) return undefined;
  const isFromBefore = invoiceAge(api, isMeant);
  const meantInvoices: Stripe.Invoice[] = [];
  for (const invoice of unpaid) if (await isFromBefore(invoice)) meantInvoices.push(invoice);
  return {
    subscriptions: live
      .filter((one) => one.status !== "incomplete_expired" && isMeant(madeSeconds(one)))
      .map(({ id }) => id),
    schedules: schedules
      .filter(({ status, created }) => (status === "active" || status === "not_started") && isMeant(created))
      .map(({ id }) => id),
    pendingItems: pending.filter(({ date }) => isMeant(date)).map(({ id }) => id),
    unpaidInvoices: meantInvoices.flatMap(({ id, status }) =>
      id && (status === "draft" || status === "open") ? [{ id, status: status as "draft" | "open" }] : [],
    ),
  };
}

/**
 * Lists drafts and open invoices, which Stripe would still collect. Needs one call when all invoices fit on a page.
 */
async function listUnpaid(api: StripeApi, customer: string): Promise<Stripe.Invoice[] | undefined> {
  const newest = await api.call(() => api.stripe.invoices.list({ customer, limit: 100 }));
  if (!newest) return undefined;
  if (!newest.has_more) return newest.data.filter(({ status }) => status === "draft" || status === "open");
  const found: Stripe.Invoice[] = [];
  for (const status of ["draft", "open"] as const) {
    const some = await api.listAll((page) => api.stripe.invoices.list({ customer, status, ...page }));
    if (!some) return undefined;
    found.push(...some);
  }
  return found;
}

function invoiceAge(api: StripeApi, isMeant: (createdSeconds: number) => boolean) {
  const ages = new Map<string, boolean>();
  return async (invoice: Stripe.Invoice): Promise<boolean> => {
    if (isMeant(invoice.created)) return true;
    const of = invoice.parent?.subscription_details?.subscription;
    if (!of) return false;
    const id = typeof of === "string" ? of : of.id;
    const known = ages.get(id);
    if (known !== undefined) return known;
    const subscription = await api.call(() =>
      api.stripe.subscriptions.retrieve(id, { expand: ["schedule"] }),
    );
    const isOld = subscription !== undefined && isMeant(madeSeconds(subscription));
    ages.set(id, isOld);
    return isOld;
  };
}
