import type { BadgeTone } from "@/components/ui/badge";
import type { ContactRecords } from "@/lib/contacts/records/contact-records";

export interface BadgeLabel {
  tone: BadgeTone;
  label: string;
}

type Payment = Pick<ContactRecords["payments"], "status" | "amount" | "refundedAmount" | "isDisputed">;

/** Says what became of a payment. A dispute comes first, because the money may still go. */
export function paymentStatus({ status, refundedAmount, isDisputed }: Payment): BadgeLabel {
  if (status === "failed") return { tone: "danger", label: "Failed" };
  if (isDisputed) return { tone: "warning", label: "Disputed" };
  if (status === "refunded") return { tone: "neutral", label: "Refunded" };
  if (refundedAmount > 0) return { tone: "neutral", label: "Partly refunded" };
  return { tone: "success", label: "Paid" };
}

/** Returns what of a payment was paid back, in minor units. */
export function refundedOf({ status, amount, refundedAmount }: Payment): number {
  return status === "refunded" ? amount : refundedAmount;
}

export const subscriptionStatuses: Record<string, BadgeLabel> = {
  active: { tone: "success", label: "Active" },
  trialing: { tone: "accent", label: "Trial" },
  past_due: { tone: "warning", label: "Past due" },
  unpaid: { tone: "danger", label: "Unpaid" },
  paused: { tone: "neutral", label: "Paused" },
  canceled: { tone: "neutral", label: "Cancelled" },
};

export const invoiceStatusLabels: Record<ContactRecords["invoices"]["status"], BadgeLabel> = {
  draft: { tone: "neutral", label: "Draft" },
  open: { tone: "warning", label: "Open" },
  paid: { tone: "success", label: "Paid" },
  void: { tone: "neutral", label: "Void" },
  uncollectible: { tone: "danger", label: "Uncollectible" },
};

type Purchase = Pick<ContactRecords["purchases"], "kind" | "revokedAt">;

/** Says how someone came by an offer, and whether they still have it. */
export function purchaseStatus({ kind, revokedAt }: Purchase): BadgeLabel {
  if (revokedAt !== null) return { tone: "neutral", label: kind === "granted" ? "Revoked" : "Ended" };
  return kind === "granted" ? { tone: "accent", label: "Granted" } : { tone: "success", label: "Bought" };
}
