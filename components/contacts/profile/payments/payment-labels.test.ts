import { expect, test } from "vitest";
import { paymentStatus, purchaseStatus, refundedOf } from "./payment-labels";

const paid = { status: "paid", amount: 1500, refundedAmount: 0, isDisputed: false } as const;

test.each([
  ["Paid", 0, {}],
  ["Partly refunded", 500, { refundedAmount: 500 }],
  ["Refunded", 1500, { status: "refunded" }],
  ["Failed", 0, { status: "failed" }],
  ["Disputed", 0, { isDisputed: true }],
] as const)("a payment is %s, with %d given back", (label, refunded, change) => {
  const payment = { ...paid, ...change };
  expect(paymentStatus(payment).label).toBe(label);
  expect(refundedOf(payment)).toBe(refunded);
});

test("an offer is bought or granted, and ended or revoked", () => {
  const label = (kind: "bought" | "granted", revokedAt: number | null) =>
    purchaseStatus({ kind, revokedAt }).label;
  expect([label("bought", null), label("granted", null), label("bought", 1), label("granted", 1)]).toEqual([
    ...["Bought", "Granted"],
    ...["Ended", "Revoked"],
  ]);
});
