import fc from "fast-check";
import { expect, test } from "vitest";
import type { BillingPlan, HeldBilling } from "@/lib/deletion/manifest/deletion-plan";
import { neutralFormats } from "@/lib/values/formats";
import {
  allAmountsLabels,
  billingMessage,
  heldMessage,
  readingMessage,
  shortAmountsLabel,
} from "./billing-messages";

const now = Date.UTC(2026, 4, 1);
const hour = 3_600_000;
const nothing: BillingPlan = {
  subscriptionCount: 0,
  recurring: [],
  monthly: [],
  nextChargeAt: null,
  unpaidInvoiceCount: 0,
  unused: [],
  customerCount: 0,
  held: null,
  reading: { kind: "none" },
};
const said = (billing: Partial<BillingPlan>) =>
  billingMessage(neutralFormats, { ...nothing, ...billing }, now);
const monthly = { interval: "month", intervalCount: 1 } as const;

test("the billing message names every currency and the next charge", () => {
  const euros = { currency: "EUR", amount: 61_200 };
  const dollars = { currency: "USD", amount: 4_050 };
  const pounds = { currency: "GBP", amount: 1_000 };
  const message = (subscriptionCount: number, amounts: (typeof euros)[], nextChargeAt: number | null) =>
    said({
      subscriptionCount,
      recurring: amounts.map((amount) => ({ ...amount, ...monthly })),
      monthly: amounts,
      nextChargeAt,
    });
  expect(message(41, [euros], now + 3 * hour)).toBe(
    "Stops 41 subscriptions: €612.00 of monthly revenue, next charge in 3 hours.",
  );
  expect(message(1, [euros], null)).toBe("Stops 1 subscription: €612.00 a month.");
  expect(message(2, [euros, dollars], null)).toBe(
    "Stops 2 subscriptions: €612.00 and $40.50 of monthly revenue.",
  );
  expect(message(3, [euros, dollars, pounds], now - 1)).toBe(
    "Stops 3 subscriptions: €612.00, $40.50 and £10.00 of monthly revenue, next charge is due now.",
  );
  expect(message(2, [], null)).toBe("Stops 2 subscriptions.");
  expect(message(0, [], null)).toBe("Nothing is being billed.");
});

test("unpaid invoices are named, with subscriptions and without", () => {
  expect(said({ unpaidInvoiceCount: 1 })).toBe("1 unpaid invoice will be voided.");
  expect(said({ subscriptionCount: 2, unpaidInvoiceCount: 2 })).toBe(
    "Stops 2 subscriptions. 2 unpaid invoices will be voided.",
  );
});

test("a yearly price is said by the year, a quarterly one by the quarter, and a mixture as what it is", () => {
  const yearly = { amount: 15_000, currency: "EUR", interval: "year", intervalCount: 1 } as const;
  const quarterly = { amount: 3000, currency: "EUR", interval: "month", intervalCount: 3 } as const;
  const soon = now + 272 * 24 * hour;
  expect(said({ subscriptionCount: 1, recurring: [yearly], nextChargeAt: soon })).toBe(
    "Stops 1 subscription: €150.00 a year, next charge Jan 28, 2027.",
  );
  expect(said({ subscriptionCount: 2, recurring: [quarterly] })).toBe(
    "Stops 2 subscriptions: €30.00 every 3 months.",
  );
  const mixed = { recurring: [yearly, quarterly], monthly: [{ currency: "EUR", amount: 2250 }] };
  expect(said({ subscriptionCount: 2, ...mixed })).toBe("Stops 2 subscriptions: €22.50 of monthly revenue.");
});

test("that nothing bills is said only after looking", () => {
  const read = { kind: "read", account: "acct_1/live", until: now } as const;
  const waiting = { kind: "waiting", account: "acct_1/live", reason: "Stripe is being read." } as const;
  const silent = { kind: "unavailable", reason: "Stripe does not answer." } as const;
  expect(said({ reading: read })).toBe("Nothing is being billed.");
  expect(readingMessage({ held: null, reading: read })).toBe("");
  for (const reading of [waiting, silent])
    expect(said({ reading })).toBe("Nothing that is known here is being billed.");
  expect(readingMessage({ held: null, reading: waiting })).toBe(
    "Stripe has not been read completely yet. That happens before anyone is deleted.",
  );
  expect(readingMessage({ held: null, reading: silent })).toBe(
    "Stripe could not be read. Stripe does not answer.",
  );
});

test("who will be held is foretold, and why", () => {
  const held = (contactCount: number, billing: HeldBilling) =>
    heldMessage(neutralFormats, { contactCount, billing: { ...nothing, held: billing } });
  const one = { contactCount: 1, subscriptionCount: 1, reason: "not_connected" } as const;
  expect(held(1, one)).toBe(
    "1 subscription is at Stripe, which is not connected. This contact will be held, not deleted.",
  );
  expect(held(10, { ...one, contactCount: 2, subscriptionCount: 3 })).toBe(
    "3 subscriptions are at Stripe, which is not connected. 2 contacts will be held, not deleted.",
  );
  expect(held(2, { contactCount: 2, subscriptionCount: 0, reason: "other_account" })).toBe(
    "2 contacts are customers in another Stripe account than the connected one. All 2 contacts will be held, not deleted.",
  );
  expect(held(1, { ...one, subscriptionCount: 0, reason: "unavailable" })).toBe(
    "1 contact is a customer at Stripe, which does not answer. This contact will be held, not deleted.",
  );
  expect(said({ held: one })).toBe("");
  expect(readingMessage({ held: one, reading: { kind: "unavailable", reason: "Not connected." } })).toBe("");
  expect(heldMessage(neutralFormats, { contactCount: 1, billing: nothing })).toBe("");
});

const amounts = fc
  .uniqueArray(fc.constantFrom("EUR", "USD", "GBP", "JPY", "CHF", "SEK", "PLN", "BRL"), { maxLength: 8 })
  .map((currencies) => currencies.map((currency, at) => ({ currency, amount: (8 - at) * 1_000 })));

test("many currencies are cut to one line that counts those it does not name, and stand in full below", () => {
  fc.assert(
    fc.property(amounts, (monthlyOnes) => {
      const recurring = monthlyOnes.map((amount) => ({ ...amount, ...monthly }));
      const short = shortAmountsLabel(neutralFormats, monthlyOnes);
      const all = allAmountsLabels(neutralFormats, { recurring, monthly: monthlyOnes, unused: [] });
      const isCut = monthlyOnes.length > 3;
      expect(short.endsWith(`and ${monthlyOnes.length - 2} more currencies`)).toBe(isCut);
      expect(all).toHaveLength(isCut ? monthlyOnes.length : 0);
    }),
  );
  const four = ["EUR", "USD", "GBP", "CHF"].map((currency) => ({ currency, amount: 1_000 }));
  expect(shortAmountsLabel(neutralFormats, four)).toBe("€10.00, $10.00 and 2 more currencies");
  expect(
    allAmountsLabels(neutralFormats, { recurring: [], monthly: four, unused: four.slice(0, 1) }),
  ).toEqual(["Could be refunded: €10.00"]);
});

test("whatever is billed, the message is one or two sentences that never say a month of a year", () => {
  const price = fc.record({
    amount: fc.integer({ min: 1, max: 1_000_000 }),
    currency: fc.constantFrom("EUR", "USD"),
    interval: fc.constantFrom("day" as const, "week" as const, "month" as const, "year" as const),
    intervalCount: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(price, (one) => {
      const message = said({
        subscriptionCount: 1,
        recurring: [one],
        monthly: [{ currency: one.currency, amount: 1 }],
      });
      expect(message).toContain(neutralFormats.money(one.amount, one.currency));
      expect(message.includes(" a month") || message.includes("monthly")).toBe(
        one.interval === "month" && one.intervalCount === 1,
      );
    }),
  );
});
