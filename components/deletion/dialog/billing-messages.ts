import { intervalLabel } from "@/lib/billing/price-labels";
import type { BillingPlan, DeletionPlan, HeldBilling } from "@/lib/deletion/manifest/deletion-plan";
import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { amountsLabel, timeUntil } from "../deletion-messages";

/**
 * Says what stops being charged, how often, and when the next charge would have been. Empty when `held` says it all.
 */
export function billingMessage(format: Formats, billing: BillingPlan, now: number): string {
  const { subscriptionCount, nextChargeAt, unpaidInvoiceCount } = billing;
  const invoices = countOf(format, unpaidInvoiceCount, "unpaid invoice", "unpaid invoices");
  if (subscriptionCount === 0)
    return unpaidInvoiceCount === 0 ? freeMessage(billing) : `${invoices} will be voided.`;
  const next = nextChargeAt === null ? "" : `; next charge ${timeUntil(format, nextChargeAt, now)}`;
  const unpaid = unpaidInvoiceCount === 0 ? "" : `; ${invoices} will be voided`;
  const subscriptions = countOf(format, subscriptionCount, "subscription", "subscriptions");
  return `Stops ${subscriptions}${moneyLabel(format, billing)}${next}${unpaid}.`;
}

/** Says without reserve that nothing is billed only when that was checked just now. */
function freeMessage({ held, reading }: BillingPlan): string {
  if (held) return "";
  const isKnown = reading.kind === "none" || reading.kind === "read";
  return isKnown ? "Nothing is being billed." : "Nothing that is known here is being billed.";
}

/** Names the amounts per interval when all subscriptions share one, otherwise what they come to a month. */
function moneyLabel(
  format: Formats,
  { recurring, monthly }: Pick<BillingPlan, "recurring" | "monthly">,
): string {
  const [first, ...others] = recurring;
  if (!first) return "";
  const isOneRhythm = others.every(
    ({ interval, intervalCount }) => interval === first.interval && intervalCount === first.intervalCount,
  );
  return isOneRhythm
    ? `, ${amountsLabel(format, recurring)} ${intervalLabel(format, first)}`
    : `, monthly recurring revenue of ${amountsLabel(format, monthly)}`;
}

const whereabouts: Record<HeldBilling["reason"], string> = {
  not_connected: "at Stripe, which is not connected",
  other_account: "in another Stripe account than the connected one",
  unavailable: "at Stripe, which cannot be asked",
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
  return `${what}: ${whoIsHeld(format, held.contactCount, contactCount)} will be held.`;
}

function whoIsHeld(format: Formats, heldCount: number, contactCount: number): string {
  if (contactCount === 1) return "this contact";
  if (heldCount === contactCount) return `all ${contactsOf(format, contactCount)}`;
  return contactsOf(format, heldCount);
}

/** Says what is not known yet about billing, and why; empty when everything is. */
export function readingMessage({ held, reading }: Pick<BillingPlan, "held" | "reading">): string {
  if (reading.kind === "waiting")
    return "Stripe has not been read completely yet; that happens before anyone is deleted.";
  if (reading.kind !== "unavailable" || held?.reason === "not_connected") return "";
  return `Stripe could not be read. ${reading.reason}`;
}
