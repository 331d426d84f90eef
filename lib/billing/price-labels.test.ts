import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { monthlyAmountOf, priceLabel } from "./price-labels";

const price = { amount: 15_000, currency: "EUR", interval: "year", intervalCount: 1 } as const;

test("a price is said in the rhythm in which it is charged", () => {
  const said = (change: Partial<Parameters<typeof priceLabel>[1]>) =>
    priceLabel(neutralFormats, { ...price, ...change });
  expect(said({})).toBe("€150.00 a year");
  expect(said({ amount: 7000, interval: "week" })).toBe("€70.00 a week");
  expect(said({ amount: 3000, interval: "month", intervalCount: 3 })).toBe("€30.00 every 3 months");
  expect(said({ amount: 100, interval: "day" })).toBe("€1.00 a day");
  expect(said({ intervalCount: 2 })).toBe("€150.00 every 2 years");
  expect(said({ amount: 90_000, currency: "HUF", interval: "month" }).replace("\u00a0", " ")).toBe(
    "HUF 900 a month",
  );
});

test("what a price comes to a month is its share of one", () => {
  expect(monthlyAmountOf(price)).toBe(1250);
  expect(monthlyAmountOf({ ...price, amount: 3000, interval: "month", intervalCount: 3 })).toBe(1000);
  expect(Math.round(monthlyAmountOf({ ...price, amount: 700, interval: "week" }))).toBe(3042);
  expect(Math.round(monthlyAmountOf({ ...price, amount: 100, interval: "day" }))).toBe(3042);
});
