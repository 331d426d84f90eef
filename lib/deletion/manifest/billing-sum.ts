import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import {
  goesOn,
  type listLiveSubscriptions,
  listLiveSubscriptionsOfEach,
} from "@/lib/billing/plan-cancellations";
import { monthlyAmountOf, type RecurringPrice } from "@/lib/billing/price-labels";
import { type BillingReading, isAnsweredBy } from "@/lib/billing/provider/billing-reading";
import { findStripe } from "@/lib/billing/stripe/account/stripe-account";
import { unusedTimeOf } from "@/lib/billing/unused-time";
import { groupByContact } from "@/lib/values/group-by-contact";
import type { BillingPlan, HeldBilling, Money } from "./deletion-plan";

type Subscription = ReturnType<typeof listLiveSubscriptions>[number];

/** Is what a provider has of a contact, with the account that knows it. The built-in provider always answers. */
interface AtProvider {
  provider: "local" | "stripe";
  providerAccount: string | null;
}

interface OfContact extends AtProvider {
  contactId: number;
}

/** Holds what is summed up so far. It is plain, so that it can be stored as JSON between two batches. */
export interface BillingSums {
  subscriptionCount: number;
  recurring: Record<string, RecurringPrice>;
  monthly: Record<string, number>;
  unused: Record<string, number>;
  nextChargeAt: number | null;
  unpaidInvoiceCount: number;
  customerCount: number;
  held: { contactCount: number; subscriptionCount: number };
}

export function noBilling(): BillingSums {
  return {
    subscriptionCount: 0,
    recurring: {},
    monthly: {},
    unused: {},
    nextChargeAt: null,
    unpaidInvoiceCount: 0,
    customerCount: 0,
    held: { contactCount: 0, subscriptionCount: 0 },
  };
}

/** Sums up what a deletion stops, and predicts which contacts it will have to hold. */
export class BillingSum {
  constructor(
    private readonly db: Database,
    private readonly manifest: { siteId: number; createdAt: number },
    private readonly reading: BillingReading,
    private readonly sums: BillingSums,
  ) {}

  /**
   * Adds contacts to the sums. Leaves out refunds of held contacts, because refunds follow when everything has
   * stopped.
   */
  addContacts(contactIds: readonly number[]): void {
    if (contactIds.length === 0) return;
    const ids = JSON.stringify(contactIds);
    const customers = groupByContact(listCustomers(this.db, ids));
    const subscriptions = listLiveSubscriptionsOfEach(this.db, contactIds);
    const invoices = groupByContact(listUnpaidInvoices(this.db, ids));
    for (const id of contactIds)
      this.addContact(customers.get(id) ?? [], subscriptions.get(id) ?? [], invoices.get(id) ?? []);
  }

  plan(): BillingPlan {
    const { recurring, monthly, unused, held, ...counts } = this.sums;
    return {
      subscriptionCount: counts.subscriptionCount,
      recurring: Object.values(recurring).sort((a, b) => b.amount - a.amount),
      monthly: largestFirst(monthly),
      nextChargeAt: counts.nextChargeAt,
      unpaidInvoiceCount: counts.unpaidInvoiceCount,
      unused: largestFirst(unused),
      customerCount: counts.customerCount,
      held: held.contactCount > 0 ? { ...held, reason: this.whyHeld() } : null,
      reading: this.reading,
    };
  }

  private addContact(customers: AtProvider[], subscriptions: Subscription[], invoices: AtProvider[]): void {
    const { sums } = this;
    const stopped = subscriptions.filter((one) => this.isAnswered(one));
    const isHeld = stopped.length < subscriptions.length || !customers.every((one) => this.isAnswered(one));
    for (const subscription of stopped) this.addSubscription(subscription, isHeld);
    const isCustomerOf = (name: string) => customers.some(({ provider }) => provider === name);
    sums.unpaidInvoiceCount += invoices.filter(
      (one) => isCustomerOf(one.provider) && this.isAnswered(one),
    ).length;
    sums.customerCount += customers.filter(({ provider }) => provider === "stripe").length;
    if (!isHeld) return;
    sums.held.contactCount += 1;
    sums.held.subscriptionCount += subscriptions.length - stopped.length;
  }

  private addSubscription(subscription: Subscription, isHeld: boolean): void {
    const { sums } = this;
    sums.subscriptionCount += 1;
    if (!isHeld) {
      const unused = unusedTimeOf(this.db, subscription, this.manifest.createdAt);
      if (unused) addTo(sums.unused, unused.currency, unused.amount);
    }
    if (!goesOn(subscription)) return;
    const { amount, currency, interval, intervalCount, nextChargeAt } = subscription;
    const price = { amount, currency, interval, intervalCount };
    addTo(sums.monthly, currency, monthlyAmountOf(price));
    const rhythm = `${interval} ${intervalCount} ${currency}`;
    const before = sums.recurring[rhythm]?.amount ?? 0;
    sums.recurring[rhythm] = { ...price, amount: before + amount };
    if (nextChargeAt !== null) sums.nextChargeAt = Math.min(sums.nextChargeAt ?? nextChargeAt, nextChargeAt);
  }

  private isAnswered({ provider, providerAccount }: AtProvider): boolean {
    return provider === "local" || isAnsweredBy(this.reading, providerAccount);
  }

  private whyHeld(): HeldBilling["reason"] {
    if (this.reading.kind === "read" || this.reading.kind === "waiting") return "other_account";
    return findStripe(this.db, this.manifest.siteId).state === "none" ? "not_connected" : "unavailable";
  }
}

function listCustomers(db: Database, ids: string): OfContact[] {
  return prepared<OfContact>(
    db,
    `SELECT contact_id AS contactId, provider, provider_account AS providerAccount FROM billing_customers
     WHERE contact_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
  ).all(ids);
}

function listUnpaidInvoices(db: Database, ids: string): OfContact[] {
  return prepared<OfContact>(
    db,
    `SELECT contact_id AS contactId, provider, provider_account AS providerAccount FROM invoices
     WHERE contact_id IN (SELECT value FROM json_each(?)) AND status IN ('draft', 'open')`,
  ).all(ids);
}

function addTo(sums: Record<string, number>, currency: string, amount: number): void {
  sums[currency] = (sums[currency] ?? 0) + amount;
}

function largestFirst(sums: Record<string, number>): Money[] {
  return Object.entries(sums)
    .map(([currency, amount]) => ({ currency, amount: Math.round(amount) }))
    .sort((a, b) => b.amount - a.amount || a.currency.localeCompare(b.currency));
}
