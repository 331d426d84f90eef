import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { listLiveSubscriptions } from "@/lib/billing/plan-cancellations";
import { monthlyAmountOf, type RecurringPrice } from "@/lib/billing/price-labels";
import { type BillingReading, isAnsweredBy } from "@/lib/billing/provider/billing-reading";
import { findStripe } from "@/lib/billing/stripe/account/stripe-account";
import { unusedTimeOf } from "@/lib/billing/unused-time";
import type { BillingPlan, HeldBilling, Money } from "./deletion-plan";

type Subscription = ReturnType<typeof listLiveSubscriptions>[number];

/** Is what a provider has of a contact, with the account that knows it. The built-in provider always answers. */
interface AtProvider {
  provider: "local" | "stripe";
  providerAccount: string | null;
}

/** Sums up what a deletion stops, contact by contact, and predicts which contacts it will have to hold. */
export class BillingSum {
  private subscriptionCount = 0;
  private readonly recurring = new Map<string, RecurringPrice>();
  private readonly monthly = new Map<string, number>();
  private readonly unused = new Map<string, number>();
  private nextChargeAt: number | null = null;
  private unpaidInvoiceCount = 0;
  private customerCount = 0;
  private readonly held = { contactCount: 0, subscriptionCount: 0 };

  constructor(
    private readonly db: Database,
    private readonly manifest: { siteId: number; createdAt: number },
    private readonly reading: BillingReading,
  ) {}

  /**
   * Adds a contact to the sum. Leaves out refunds of held contacts, because refunds follow when everything has
   * stopped.
   */
  addContact(contactId: number): void {
    const customers = listCustomers(this.db, contactId);
    const subscriptions = listLiveSubscriptions(this.db, contactId);
    const stopped = subscriptions.filter((one) => this.isAnswered(one));
    const isHeld = stopped.length < subscriptions.length || !customers.every((one) => this.isAnswered(one));
    for (const subscription of stopped) this.addSubscription(subscription, isHeld);
    const isCustomerOf = (name: string) => customers.some(({ provider }) => provider === name);
    this.unpaidInvoiceCount += listUnpaidInvoices(this.db, contactId).filter(
      (one) => isCustomerOf(one.provider) && this.isAnswered(one),
    ).length;
    this.customerCount += customers.filter(({ provider }) => provider === "stripe").length;
    if (!isHeld) return;
    this.held.contactCount += 1;
    this.held.subscriptionCount += subscriptions.length - stopped.length;
  }

  plan(): BillingPlan {
    return {
      subscriptionCount: this.subscriptionCount,
      recurring: [...this.recurring.values()].sort((a, b) => b.amount - a.amount),
      monthly: largestFirst(this.monthly),
      nextChargeAt: this.nextChargeAt,
      unpaidInvoiceCount: this.unpaidInvoiceCount,
      unused: largestFirst(this.unused),
      customerCount: this.customerCount,
      held: this.held.contactCount > 0 ? { ...this.held, reason: this.whyHeld() } : null,
      reading: this.reading,
    };
  }

  private addSubscription(subscription: Subscription, isHeld: boolean): void {
    this.subscriptionCount += 1;
    if (!isHeld) {
      const unused = unusedTimeOf(this.db, subscription, this.manifest.createdAt);
      if (unused) addTo(this.unused, unused.currency, unused.amount);
    }
    if (!goesOn(subscription)) return;
    const { amount, currency, interval, intervalCount, nextChargeAt } = subscription;
    const price = { amount, currency, interval, intervalCount };
    addTo(this.monthly, currency, monthlyAmountOf(price));
    const rhythm = `${interval} ${intervalCount} ${currency}`;
    const before = this.recurring.get(rhythm)?.amount ?? 0;
    this.recurring.set(rhythm, { ...price, amount: before + amount });
    if (nextChargeAt !== null) this.nextChargeAt = Math.min(this.nextChargeAt ?? nextChargeAt, nextChargeAt);
  }

  private isAnswered({ provider, providerAccount }: AtProvider): boolean {
    return provider === "local" || isAnsweredBy(this.reading, providerAccount);
  }

  private whyHeld(): HeldBilling["reason"] {
    if (this.reading.kind === "read" || this.reading.kind === "waiting") return "other_account";
    return findStripe(this.db, this.manifest.siteId).state === "none" ? "not_connected" : "unavailable";
  }
}

/** Tells whether it would be charged again if nobody did anything. */
function goesOn({ status, endsAt }: Subscription): boolean {
  return status !== "paused" && endsAt === null;
}

function listCustomers(db: Database, contactId: number): AtProvider[] {
  return prepared<AtProvider>(
    db,
    `SELECT provider, provider_account AS providerAccount FROM billing_customers
     WHERE contact_id = ? AND deleted_at IS NULL`,
  ).all(contactId);
}

function listUnpaidInvoices(db: Database, contactId: number): AtProvider[] {
  return prepared<AtProvider>(
    db,
    `SELECT provider, provider_account AS providerAccount FROM invoices
     WHERE contact_id = ? AND status IN ('draft', 'open')`,
  ).all(contactId);
}

function addTo(sums: Map<string, number>, currency: string, amount: number): void {
  sums.set(currency, (sums.get(currency) ?? 0) + amount);
}

function largestFirst(sums: Map<string, number>): Money[] {
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount: Math.round(amount) }))
    .sort((a, b) => b.amount - a.amount || a.currency.localeCompare(b.currency));
}
