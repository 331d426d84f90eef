import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Names what stands at the foot of the dialog. */
export const confirmLabels = {
  copy: "Download a copy first",
  delete: "Permanently Delete",
  askApproval: "Ask a second person",
  sayWhy: "Say why",
  why: "Why",
  optional: "(optional)",
  whyExample: "Ticket 4711",
  refund: "Refund unused time?",
  noRefund: "No refund",
  signIn: "Sign in",
  countAgain: "Count again",
  withoutThem: "Continue without them",
  deletions: "Deletions",
} as const;

/** Says what confirming takes, and why it did not work; an element stands where braces are. */
export const confirmMessages = {
  counting: "Still counting. What goes is shown here before it can be deleted.",
  why: "Don't write names here; this line stays after they are gone.",
  customersStay: "Otherwise name, address and card stay there. Payments and invoices always do.",
  approval:
    "Your site asks for a second person before this many are deleted. Nothing happens until they agree, within 7 days.",
  waiting: "Waiting for a second person, under Deletions. Nothing was deleted yet.",
  notCounted: "We lost the connection. Nothing was deleted.",
  notConfirmed: "We lost the connection. Check Deletions before trying again.",
} as const;

/** Offers to pay unused time back. */
export function refundLabel(amounts: string): string {
  return `Refund ${amounts}`;
}

/** Offers to delete the customers at Stripe as well. */
export function deleteCustomersLabel(format: Formats, count: number): string {
  const what = count === 1 ? "customer" : countOf(format, count, "customer", "customers");
  return `Also delete the ${what} at Stripe`;
}
