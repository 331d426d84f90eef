import { expect, test } from "vitest";
import type { SiteGrowth } from "@/lib/growth/growth-view";
import { neutralFormats } from "@/lib/values/formats";
import {
  changeMessage,
  fromToMessage,
  movesMessage,
  otherRevenueMessage,
  spanLabel,
} from "./growth-messages";

const growth = (of: Partial<SiteGrowth>): SiteGrowth => ({
  period: 30,
  currency: "EUR",
  revenue: 0,
  revenueBefore: 0,
  otherRevenue: [],
  added: 0,
  deleted: 0,
  total: 0,
  hasEverDeleted: false,
  buckets: [],
  ...of,
});

test.each([
  [11_200, 10_000, "Up 12% on the 30 days before"],
  [8_800, 10_000, "Down 12% on the 30 days before"],
  [0, 10_000, "Down 100% on the 30 days before"],
  [10_000, 10_000, "The same as in the 30 days before"],
  [10_001, 10_000, "About the same as in the 30 days before"],
  [10_000_000, 10_000, "1,000 times as much as in the 30 days before"],
  [10_000, 0, "Nothing in the 30 days before"],
  [0, 0, "Nothing in the 30 days before either"],
  [-500, 10_000, "€100.00 in the 30 days before"],
  [10_000, -500, "-€5.00 in the 30 days before"],
])("revenue of %i after %i: %s", (revenue, revenueBefore, words) => {
  expect(changeMessage(neutralFormats, growth({ revenue, revenueBefore }))).toBe(words);
});

test("a year is called twelve months", () => {
  expect(changeMessage(neutralFormats, growth({ period: 365, revenue: 3, revenueBefore: 2 }))).toBe(
    "Up 50% on the 12 months before",
  );
});

test("other currencies are named one by one", () => {
  const otherRevenue = [
    { currency: "JPY", revenue: 5000 },
    { currency: "USD", revenue: 1250 },
  ];
  expect(otherRevenueMessage(neutralFormats, growth({ otherRevenue }))).toBe(
    "plus ¥5,000 and $12.50 in other currencies",
  );
});

test("a bucket is a day or from one to another", () => {
  expect(spanLabel(neutralFormats, { from: "2026-01-15", to: "2026-01-15" })).toBe("Jan 15, 2026");
  expect(spanLabel(neutralFormats, { from: "2025-12-28", to: "2026-01-03" })).toBe(
    "Dec 28, 2025 to Jan 3, 2026",
  );
});

test.each([
  [0, 0, "No change"],
  [3, 0, "3 added"],
  [0, 1_200, "1,200 deleted"],
  [5, 2, "5 added, 2 deleted"],
])("%i added and %i deleted: %s", (added, deleted, words) => {
  expect(movesMessage(neutralFormats, { added, deleted })).toBe(words);
});

test("the number before the first day is told beside the number now", () => {
  const first = { from: "2026-01-01", to: "2026-01-01", revenue: 0, added: 4, deleted: 1, total: 103 };
  expect(fromToMessage(neutralFormats, { total: 120 }, first)).toBe("From 100 to 120 since Jan 1, 2026");
});
