import { expect, test } from "vitest";
import type { SiteGrowth } from "@/lib/growth/growth-view";
import { neutralFormats } from "@/lib/values/formats";
import { changeMessage, otherRevenueMessage, spanLabel } from "./growth-messages";

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
  [11_200, 10_000, "12% more than the 30 days before"],
  [8_800, 10_000, "12% less than the 30 days before"],
  [0, 10_000, "100% less than the 30 days before"],
  [10_000, 10_000, "the same as the 30 days before"],
  [10_001, 10_000, "about the same as the 30 days before"],
  [10_000_000, 10_000, "1,000 times the 30 days before"],
  [10_000, 0, "nothing in the 30 days before"],
  [0, 0, "nothing in the 30 days before either"],
  [-500, 10_000, "€100.00 in the 30 days before"],
  [10_000, -500, "-€5.00 in the 30 days before"],
])("revenue of %i after %i: %s", (revenue, revenueBefore, words) => {
  expect(changeMessage(neutralFormats, growth({ revenue, revenueBefore }))).toBe(words);
});

test("a year is called twelve months", () => {
  expect(changeMessage(neutralFormats, growth({ period: 365, revenue: 3, revenueBefore: 2 }))).toBe(
    "50% more than the 12 months before",
  );
});

test("other currencies are named one by one", () => {
  const otherRevenue = [
    { currency: "JPY", revenue: 5000 },
    { currency: "USD", revenue: 1250 },
  ];
  expect(otherRevenueMessage(neutralFormats, growth({ otherRevenue }))).toBe("¥5,000 and $12.50");
});

test("a bucket is a day or from one to another", () => {
  expect(spanLabel(neutralFormats, { from: "2026-01-15", to: "2026-01-15" })).toBe("Jan 15, 2026");
  expect(spanLabel(neutralFormats, { from: "2025-12-28", to: "2026-01-03" })).toBe(
    "Dec 28, 2025 to Jan 3, 2026",
  );
});
