import type { Formats } from "@/lib/values/formats";

/** Holds what stands around and above the payments of a contact. */
export const paymentsLabels = {
  title: "Payments",
  none: "They have paid nothing yet.",
  for: "For",
  date: "Date",
  status: "Status",
  amount: "Amount",
  details: "Details",
} as const;

export const purchasesLabels = {
  title: "Purchases",
  none: "They have bought nothing, and nothing was granted to them.",
  offer: "Offer",
  date: "Date",
  access: "Access",
  price: "Price",
  free: "Free",
} as const;

export const invoicesLabels = {
  title: "Invoices",
  none: "They have no invoice.",
  date: "Date",
  status: "Status",
  due: "Still due",
  nothingDue: "Nothing",
  details: "Details",
} as const;

export const subscriptionsLabels = {
  title: "Subscriptions",
  none: "They have no subscription.",
  offer: "Offer",
  price: "Price",
  status: "Status",
  nextCharge: "Next charge",
  details: "Details",
  cancelledAnyway: "The deletion cancels it.",
} as const;

/** Says what the payments come to. */
export function sumMessage(sum: string): string {
  return `They come to ${sum} after refunds.`;
}

export function refundedLabel(money: string): string {
  return `${money} refunded`;
}

/** Names for assistive technology what a link to the payment provider shows. */
export const providerLabels = {
  payment: (day: string, offer: string) => `the payment of ${day} for ${offer}`,
  invoice: (day: string) => `the invoice of ${day}`,
  subscription: (offer: string) => `the subscription to ${offer}`,
} as const;

export function cancelLabel(format: Formats, count: number): string {
  return count === 1 ? "Cancel the subscription" : `Cancel all ${format.count(count)} subscriptions`;
}
