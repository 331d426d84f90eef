import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { billingOutcome, readingOutcome } from "./billing-outcome-messages";

const none = {
  stoppedSubscriptionCount: 0,
  vouchedSubscriptionCount: 0,
  refunded: [],
  impossibleRefunds: [],
  deletedCustomerCount: 0,
  keptCustomerCount: 0,
  stopped: [],
  refundsUnused: true,
};

test("the receipt says what was read back, what was taken on an owner's word, and what was refunded", () => {
  expect(billingOutcome(neutralFormats, none)).toEqual(["No subscription had to be stopped."]);
  expect(
    billingOutcome(neutralFormats, {
      ...none,
      stoppedSubscriptionCount: 2,
      vouchedSubscriptionCount: 1,
      refunded: [{ currency: "EUR", amount: 1250 }],
    }),
  ).toEqual([
    "2 subscriptions stopped at the payment provider, and read back as stopped.",
    "1 subscription stopped on the word of an owner.",
    "€12.50 refunded for unused time.",
  ]);
});

test("the receipt says the money that is not charged any more, and that nothing was refunded by choice", () => {
  const stopped = [{ amount: 15_000, currency: "EUR", interval: "year", intervalCount: 1 } as const];
  expect(
    billingOutcome(neutralFormats, { ...none, stoppedSubscriptionCount: 1, stopped, refundsUnused: false }),
  ).toEqual([
    "No longer charged: €150.00 a year.",
    "1 subscription stopped at the payment provider, and read back as stopped.",
    "Unused time was not refunded, as chosen.",
  ]);
});

test("a refund that cannot be made is named with its reason, also when that went with the contact", () => {
  const impossibleRefunds = [
    { currency: "EUR", amount: 1200, reason: "" },
    { currency: "JPY", amount: 700, reason: "Stripe says: Charge has been charged back." },
  ];
  expect(billingOutcome(neutralFormats, { ...none, impossibleRefunds }).slice(1)).toEqual([
    "€12.00 was not refunded: it was already refunded or disputed.",
    "¥700 was not refunded: Stripe says: Charge has been charged back.",
  ]);
});

test("the receipt says what stays at Stripe, and what was deleted there", () => {
  expect(billingOutcome(neutralFormats, { ...none, keptCustomerCount: 1 }).slice(1)).toEqual([
    "1 customer stays at Stripe, with name, address and card.",
  ]);
  expect(
    billingOutcome(neutralFormats, { ...none, deletedCustomerCount: 3, keptCustomerCount: 2 }).slice(1),
  ).toEqual([
    "3 customers deleted at Stripe too, and read back as deleted.",
    "2 customers stay at Stripe, with name, address and card.",
  ]);
});

test("the receipt says up to when Stripe was read, or why it could not be", () => {
  const at = Date.UTC(2026, 4, 1, 12);
  const deletion = { status: "completed", billingReadUntil: null, billingReadProblem: null } as const;
  expect(readingOutcome(neutralFormats, deletion)).toBe("");
  expect(readingOutcome(neutralFormats, { ...deletion, billingReadUntil: at })).toBe(
    "Everything at Stripe was read up to May 1, 2026, 12:00 UTC, so whatever could still bill them was known.",
  );
  expect(
    readingOutcome(neutralFormats, {
      ...deletion,
      billingReadProblem: "The key was refused.",
      billingReadUntil: at,
    }),
  ).toBe("Stripe could not be read up to the deletion. The key was refused.");
});
