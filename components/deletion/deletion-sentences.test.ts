import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/formats";
import {
  billingSentence,
  driftSentence,
  keptSentence,
  outcomeSentence,
  outcomeSentences,
  recordsOf,
  timeUntil,
  titleOf,
} from "./deletion-sentences";

const now = Date.UTC(2026, 4, 1);
const hour = 3_600_000;
const nothing = {
  deletedCount: 0,
  alreadyGoneCount: 0,
  needsAttentionCount: 0,
  keptCount: 0,
  changedCount: 0,
  boughtCount: 0,
};

test("the title says whom, or how many, or neither while it is not known", () => {
  expect(titleOf(neutralFormats, 1204, null)).toBe("Delete 1,204 contacts permanently?");
  expect(titleOf(neutralFormats, 1, { name: "Ada Example", email: "ada@example.com" })).toBe(
    "Delete Ada Example permanently?",
  );
  expect(titleOf(neutralFormats, 1, { name: "", email: "ada@example.com" })).toBe(
    "Delete ada@example.com permanently?",
  );
  expect(titleOf(neutralFormats, 1, null)).toBe("Delete 1 contact permanently?");
  expect(titleOf(neutralFormats, undefined, null)).toBe("Delete the selected contacts permanently?");
});

test("records are counted in the words of their kind", () => {
  expect(recordsOf(neutralFormats, { kind: "purchases", count: 1 })).toBe("1 purchase");
  expect(recordsOf(neutralFormats, { kind: "email_deliveries", count: 20_500 })).toBe("20,500 e-mails sent");
});

test("the billing sentence names every currency and the next charge", () => {
  const euros = { currency: "EUR", amount: 61_200 };
  const dollars = { currency: "USD", amount: 4_050 };
  const pounds = { currency: "GBP", amount: 1_000 };
  const sentence = (subscriptionCount: number, monthly: (typeof euros)[], nextChargeAt: number | null) =>
    billingSentence(neutralFormats, { subscriptionCount, monthly, nextChargeAt, unpaidInvoiceCount: 0 }, now);
  expect(sentence(41, [euros], now + 3 * hour)).toBe(
    "Stops 41 subscriptions, €612.00 a month; next charge in 3 hours.",
  );
  expect(sentence(1, [euros], null)).toBe("Stops 1 subscription, €612.00 a month.");
  expect(sentence(2, [euros, dollars], null)).toBe("Stops 2 subscriptions, €612.00 and $40.50 a month.");
  expect(sentence(3, [euros, dollars, pounds], now - 1)).toBe(
    "Stops 3 subscriptions, €612.00, $40.50 and £10.00 a month; next charge is due now.",
  );
  expect(sentence(2, [], null)).toBe("Stops 2 subscriptions.");
  expect(sentence(0, [], null)).toBe("Nothing is being billed.");
});

test("time until a charge is rounded down", () => {
  expect(timeUntil(neutralFormats, now, now)).toBe("is due now");
  expect(timeUntil(neutralFormats, now + 59_000, now)).toBe("in less than a minute");
  expect(timeUntil(neutralFormats, now + 60_000, now)).toBe("in 1 minute");
  expect(timeUntil(neutralFormats, now + hour - 1, now)).toBe("in 59 minutes");
  expect(timeUntil(neutralFormats, now + hour, now)).toBe("in 1 hour");
  expect(timeUntil(neutralFormats, now + 47.9 * hour, now)).toBe("in 47 hours");
  expect(timeUntil(neutralFormats, now + 48 * hour, now)).toBe("in 2 days");
  expect(timeUntil(neutralFormats, now + 71 * hour, now)).toBe("in 2 days");
});

test("the outcome always has all three numbers", () => {
  expect(
    outcomeSentence(neutralFormats, {
      ...nothing,
      deletedCount: 5000,
      alreadyGoneCount: 2,
      needsAttentionCount: 1,
    }),
  ).toBe("5,000 contacts deleted, 2 already gone, 1 needs attention.");
  expect(outcomeSentence(neutralFormats, { ...nothing, deletedCount: 1 })).toBe(
    "1 contact deleted, 0 already gone, 0 need attention.",
  );
});

test("what was kept and what had changed is said only when there is any", () => {
  expect(outcomeSentences(neutralFormats, nothing)).toBe(
    "0 contacts deleted, 0 already gone, 0 need attention.",
  );
  expect(
    outcomeSentences(neutralFormats, {
      ...nothing,
      deletedCount: 9,
      keptCount: 1234,
      changedCount: 4,
      boughtCount: 1,
    }),
  ).toBe(
    "9 contacts deleted, 0 already gone, 0 need attention. 1,234 kept because you stopped it. " +
      "4 had changed since the dialog opened, 1 of them bought something.",
  );
  expect(keptSentence(neutralFormats, { keptCount: 1, status: "completed" })).toBe("1 kept after all.");
  expect(keptSentence(neutralFormats, { keptCount: 2, status: "stopped" })).toBe(
    "2 kept because you stopped it.",
  );
  expect(driftSentence(neutralFormats, { changedCount: 1, boughtCount: 0 })).toBe(
    "1 had changed since the dialog opened.",
  );
});

test("unpaid invoices are named, with subscriptions and without", () => {
  const billing = { subscriptionCount: 0, monthly: [], nextChargeAt: null, unpaidInvoiceCount: 1 };
  expect(billingSentence(neutralFormats, billing, now)).toBe("1 unpaid invoice will be voided.");
  expect(
    billingSentence(neutralFormats, { ...billing, subscriptionCount: 2, unpaidInvoiceCount: 2 }, now),
  ).toBe("Stops 2 subscriptions; 2 unpaid invoices will be voided.");
});
