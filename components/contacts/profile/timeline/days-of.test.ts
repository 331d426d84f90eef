import { expect, test } from "vitest";
import { formatsOf, neutralFormats } from "@/lib/values/formats";
import { daysOf } from "./days-of";

const at = (time: string) => ({ createdAt: Date.parse(time) });
const events = [
  at("2026-05-05T03:30:00Z"),
  at("2026-05-05T02:00:00Z"),
  at("2026-05-04T22:00:00Z"),
  at("2026-05-03T12:00:00Z"),
];
const now = Date.parse("2026-05-05T12:00:00Z");
const days = (format: Parameters<typeof daysOf>[0]) =>
  daysOf(format, events, now).map(({ day, events }) => [day, events.map(({ index }) => index)]);

test("events stand under the viewer's day, and today and yesterday are called so", () => {
  expect(days(formatsOf("en-US", "UTC"))).toEqual([
    ["Today", [0, 1]],
    ["Yesterday", [2]],
    ["May 3, 2026", [3]],
  ]);
  expect(days(formatsOf("en-US", "America/New_York"))).toEqual([
    ["Yesterday", [0, 1, 2]],
    ["May 3, 2026", [3]],
  ]);
});

test("the server, which does not know the viewer's day, says only dates", () => {
  expect(days(neutralFormats).map(([day]) => day)).toEqual(["May 5, 2026", "May 4, 2026", "May 3, 2026"]);
});
