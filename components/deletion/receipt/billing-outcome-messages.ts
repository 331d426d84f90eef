import type { DeletionDetail, ImpossibleRefund } from "@/lib/deletion/receipt/deletion-view";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { amountsLabel } from "../deletion-messages";
import { isActive } from "../deletion-standing";
import { stoppedLabel } from "../outcome-messages";

type Outcome = Pick<
  DeletionDetail,
  | "stoppedSubscriptionCount"
  | "vouchedSubscriptionCount"
  | "refunded"
  | "impossibleRefunds"
  | "deletedCustomerCount"
  | "keptCustomerCount"
  | "stopped"
  | "refundsUnused"
>;

/** Says what was stopped, on whose word, what was paid back and what could not be, and what stays at Stripe. */
export function billingOutcome(format: Formats, outcome: Outcome): string[] {
  const { stoppedSubscriptionCount: stopped, vouchedSubscriptionCount: vouched, refunded } = outcome;
  const subscriptions = (count: number) => countOf(format, count, "subscription", "subscriptions");
  const isAny = stopped + vouched > 0;
  return [
    !isAny && "No subscription had to be stopped.",
    outcome.stopped.length > 0 && `No longer charged: ${stoppedLabel(format, outcome)}.`,
    stopped > 0 && `${subscriptions(stopped)} stopped at the payment provider, and read back as stopped.`,
    vouched > 0 && `${subscriptions(vouched)} stopped on the word of an owner.`,
    refunded.length > 0 && `${amountsLabel(format, refunded)} refunded for unused time.`,
    isAny && !outcome.refundsUnused && "Unused time was not refunded, as chosen.",
    ...outcome.impossibleRefunds.map((refund) => impossibleMessage(format, refund)),
    ...customerMessages(format, outcome),
  ].filter((message) => message !== false);
}

function impossibleMessage(format: Formats, { amount, currency, reason }: ImpossibleRefund): string {
  const why = reason.replace(/\.$/, "") || "it was already refunded or disputed";
  return `${format.money(amount, currency)} was not refunded: ${why}.`;
}

function customerMessages(
  format: Formats,
  { deletedCustomerCount: deleted, keptCustomerCount: kept }: Outcome,
): string[] {
  const customers = (count: number) => countOf(format, count, "customer", "customers");
  return [
    deleted > 0 && `${customers(deleted)} deleted at Stripe too, and read back as deleted.`,
    kept > 0 &&
      `${countOf(format, kept, "customer stays", "customers stay")} at Stripe, with name, address and card.`,
  ].filter((message) => message !== false);
}

type Reading = Pick<DeletionDetail, "status" | "billingReadUntil" | "billingReadProblem">;

/**
 * Says up to when Stripe was read before anyone was erased, or why it could not be read. Empty for a site without
 * Stripe.
 */
export function readingOutcome(format: Formats, deletion: Reading): string {
  const { billingReadUntil, billingReadProblem } = deletion;
  if (billingReadProblem !== null)
    return `Stripe could not be read up to the deletion. ${billingReadProblem}`;
  if (billingReadUntil === null) return "";
  const was = isActive(deletion) ? "Stripe is read" : "Everything at Stripe was read";
  return `${was} up to ${format.dateTime(billingReadUntil)}, so whatever could still bill them was known.`;
}
