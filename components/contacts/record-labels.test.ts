import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { chargeLabel, moneyLabel } from "./record-labels";

const december = Date.UTC(2026, 11, 27);
const active = { status: "active", nextChargeAt: december, endsAt: null };

test.each([
  ["goes on", {}, "Dec 27, 2026"],
  ["has no next charge", { nextChargeAt: null }, ""],
  ["ends by itself", { nextChargeAt: null, endsAt: december }, "Ends Dec 27, 2026"],
  ["ends by itself, said late", { endsAt: december }, "Ends Dec 27, 2026"],
  ["is a trial that ends", { status: "trialing", endsAt: december }, "Ends Dec 27, 2026"],
  ["is paused", { status: "paused" }, ""],
  ["is cancelled", { status: "canceled", endsAt: december }, ""],
] as const)("a subscription that %s says when it charges", (_, change, words) => {
  expect(chargeLabel(neutralFormats, { ...active, ...change })).toBe(words);
});

test("sums of several currencies stand side by side, and what is nothing is left out", () => {
  const sums = [
    { currency: "EUR", amount: 14_900 },
    { currency: "USD", amount: 0 },
    { currency: "JPY", amount: 1_200 },
  ];
  expect(moneyLabel(neutralFormats, sums)).toBe("€149.00 + ¥1,200");
  expect(moneyLabel(neutralFormats, [])).toBe("");
});
