import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { subscriptionLabel } from "./record-labels";

const december = Date.UTC(2026, 11, 27);
const monthly = {
  id: 1,
  offer: "The Bench",
  status: "active",
  amount: 1500,
  currency: "EUR",
  interval: "month",
  intervalCount: 1,
  nextChargeAt: december,
  endsAt: null,
  createdAt: 0,
} as const;

test.each([
  ["goes on", {}, "€15.00 a month · Active · next charge Dec 27, 2026"],
  ["yearly", { interval: "year", amount: 15_000 }, "€150.00 a year · Active · next charge Dec 27, 2026"],
  ["quarterly", { intervalCount: 3, amount: 3000, nextChargeAt: null }, "€30.00 every 3 months · Active"],
  [
    "weekly, on trial",
    { interval: "week", amount: 7000, status: "trialing", nextChargeAt: null },
    "€70.00 a week · Trial",
  ],
  ["ends by itself", { nextChargeAt: null, endsAt: december }, "€15.00 a month · Ends Dec 27, 2026"],
  ["ends by itself, said late", { endsAt: december }, "€15.00 a month · Ends Dec 27, 2026"],
  [
    "a trial that ends",
    { status: "trialing", endsAt: december },
    "€15.00 a month · Trial · Ends Dec 27, 2026",
  ],
  ["paused", { status: "paused" }, "€15.00 a month · Paused"],
  ["cancelled", { status: "canceled", endsAt: december }, "€15.00 a month · Cancelled"],
] as const)("a subscription that is %s", (_, change, words) => {
  expect(subscriptionLabel(neutralFormats, { ...monthly, ...change })).toBe(words);
});
