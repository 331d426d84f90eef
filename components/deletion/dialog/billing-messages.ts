import { intervalLabel, priceLabel } from "@/lib/billing/price-labels";
import type { BillingPlan, DeletionPlan, HeldBilling, Money } from "@/lib/deletion/manifest/deletion-plan";
import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { amountsLabel, timeUntil } from "../deletion-messages";

const soonMs = 48 * 60 * 60 * 1000;
/** Is how many currencies one line names; the rest are counted, and listed below. */
const mostNamed = 3;

/**
 * Says what stops being charged, how often, and when the next charge would have been. Empty when `held` says it all.
 */
export function billingMessage(format: Formats, billing: BillingPlan, now: number): string {
  const { subscriptionCount, unpaidInvoiceCount } = billing;
  const invoices = countOf(format, unpaidInvoiceCount, "unpaid invoice", "unpaid invoices");
  const unpaid = unpaidInvoiceCount === 0 ? "" : `${invoices} will be voided.`;
  if (subscriptionCount === 0) return unpaid || freeMessage(billing);
  const subscriptions = countOf(format, subscriptionCount, "subscription", "subscriptions");
  const details = [moneyLabel(format, billing), nextChargeLabel(format, billing, now)].filter(Boolean);
  const stops = [`Stops ${subscriptions}`, details.join(", ")].filter(Boolean).join(": ");
  return `${stops}.${unpaid && ` ${unpaid}`}`;
}

/** Says without reserve that nothing is billed only when that was checked just now. */
function freeMessage({ held, reading }: BillingPlan): string {
  if (held) return "";
  const isKnown = reading.kind === "none" || reading.kind === "read";
  return isKnown ? "Nothing is being billed." : "Nothing that is known here is being billed.";
}

/** Names one price in its own rhythm, as several of the same rhythm; everything else as monthly revenue. */
function moneyLabel(format: Formats, { subscriptionCount, recurring, monthly }: BillingPlan): string {
  const [first, ...others] = recurring;
  if (!first) return "";
  const isOneRhythm = others.every(
    ({ interval, intervalCount }) => interval === first.interval && intervalCount === first.intervalCount,
  );
  const isMonthly = first.interval === "month" && first.intervalCount === 1;
  if (isOneRhythm && (subscriptionCount === 1 || !isMonthly))
    return `${shortAmountsLabel(format, recurring)} ${intervalLabel(format, first)}`;
  return `${shortAmountsLabel(format, monthly)} of monthly revenue`;
}

/** Says how long it is to a charge that is near, and the day of one that is not. */
function nextChargeLabel(format: Formats, { nextChargeAt }: BillingPlan, now: number): string {
  if (nextChargeAt === null) return "";
  const isSoon = nextChargeAt - now < soonMs;
  return `next charge ${isSoon ? timeUntil(format, nextChargeAt, now) : format.date(nextChargeAt)}`;
}

/** Lists the largest amounts of several currencies, and counts the others. */
export function shortAmountsLabel(format: Formats, amounts: Money[]): string {
  if (amounts.length <= mostNamed) return amountsLabel(format, amounts);
  const named = amounts.slice(0, mostNamed - 1).map(({ currency, amount }) => format.money(amount, currency));
  return `${named.join(", ")} and ${format.count(amounts.length - named.length)} more currencies`;
}

/** Lists in full what `shortAmountsLabel` cut: the prices that stop and what could be refunded; otherwise nothing. */
export function allAmountsLabels(
  format: Formats,
  { recurring, monthly, unused }: Pick<BillingPlan, "recurring" | "monthly" | "unused">,
): string[] {
  const isCut = [recurring, monthly, unused].some(({ length }) => length > mostNamed);
  if (!isCut) return [];
  const refunds = unused.length === 0 ? [] : [`Could be refunded: ${amountsLabel(format, unused)}`];
  return [...recurring.map((price) => `Stops: ${priceLabel(format, price)}`), ...refunds];
}

const whereabouts: Record<HeldBilling["reason"], string> = {
  not_connected: "at Stripe, which is not connected",
  other_account: "in another Stripe account than the connected one",
  unavailable: "at Stripe, which does not answer",
};

/** Names the link to where the owner can do something about it. */
export const heldWayOut: Record<HeldBilling["reason"], string> = {
  not_connected: "Connect Stripe",
  other_account: "See the connected account",
  unavailable: "See the connection",
};

/**
 * Says whom the deletion will not delete because nobody can be asked about their billing; empty when there is
 * nobody.
 */
export function heldMessage(
  format: Formats,
  { contactCount, billing }: Pick<DeletionPlan, "contactCount" | "billing">,
): string {
  const { held } = billing;
  if (!held) return "";
  const { subscriptionCount } = held;
  const what =
    subscriptionCount > 0
      ? `${countOf(format, subscriptionCount, "subscription is", "subscriptions are")} ${whereabouts[held.reason]}`
      : `${countOf(format, held.contactCount, "contact is a customer", "contacts are customers")} ${whereabouts[held.reason]}`;
  return `${what}. ${whoIsHeld(format, held.contactCount, contactCount)} will be held, not deleted.`;
}

function whoIsHeld(format: Formats, heldCount: number, contactCount: number): string {
  if (contactCount === 1) return "This contact";
  if (heldCount === contactCount) return `All ${contactsOf(format, contactCount)}`;
  return contactsOf(format, heldCount);
}

/** Says what is not known yet about billing, and why; empty when everything is. */
export function readingMessage({ held, reading }: Pick<BillingPlan, "held" | "reading">): string {
  if (reading.kind === "waiting")
    return "Stripe has not been read completely yet. That happens before anyone is deleted.";
  if (reading.kind !== "unavailable" || held?.reason === "not_connected") return "";
  return `Stripe could not be read. ${reading.reason}`;
}
