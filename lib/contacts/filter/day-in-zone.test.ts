import { expect, test } from "vitest";
import { isTimeZone, startOfDay } from "./day-in-zone";

test("a day begins when it begins where the viewer is", () => {
  expect(startOfDay("2026-01-31", "UTC")).toBe(Date.UTC(2026, 0, 31));
  expect(startOfDay("2026-01-31", "America/New_York")).toBe(Date.UTC(2026, 0, 31, 5));
  expect(startOfDay("2026-07-01", "Asia/Kolkata")).toBe(Date.UTC(2026, 5, 30, 18, 30));
});

test("a day on which the clocks change has 23 or 25 hours", () => {
  const hours = (day: string) =>
    (startOfDay(day, "Europe/Berlin", 1) - startOfDay(day, "Europe/Berlin")) / 3_600_000;
  expect([hours("2026-03-29"), hours("2026-10-25"), hours("2026-12-31")]).toEqual([23, 25, 24]);
});

test("only time zones that exist are known", () => {
  expect(["Europe/Lisbon", "UTC", "Mars/Olympus", ""].map(isTimeZone)).toEqual([true, true, false, false]);
});
