import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { recordsOf, timeUntil, titleOf } from "./deletion-messages";

const now = Date.UTC(2026, 4, 1);
const hour = 3_600_000;

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
  expect(recordsOf(neutralFormats, { kind: "email_deliveries", count: 20_500 })).toBe("20,500 emails sent");
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
