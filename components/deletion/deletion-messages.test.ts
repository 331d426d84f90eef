import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import {
  driftMessage,
  keptMessage,
  outcomeMessage,
  outcomeMessages,
  recordsOf,
  timeUntil,
  titleOf,
} from "./deletion-messages";

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

test("the outcome always has all three numbers", () => {
  expect(
    outcomeMessage(neutralFormats, {
      ...nothing,
      deletedCount: 5000,
      alreadyGoneCount: 2,
      needsAttentionCount: 1,
    }),
  ).toBe("5,000 contacts deleted, 2 already gone, 1 needs attention.");
  expect(outcomeMessage(neutralFormats, { ...nothing, deletedCount: 1 })).toBe(
    "1 contact deleted, 0 already gone, 0 need attention.",
  );
});

test("what was kept and what had changed is said only when there is any", () => {
  expect(outcomeMessages(neutralFormats, nothing)).toBe(
    "0 contacts deleted, 0 already gone, 0 need attention.",
  );
  expect(
    outcomeMessages(neutralFormats, {
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
  expect(keptMessage(neutralFormats, { keptCount: 1, status: "completed" })).toBe("1 kept after all.");
  expect(keptMessage(neutralFormats, { keptCount: 2, status: "stopped" })).toBe(
    "2 kept because you stopped it.",
  );
  expect(driftMessage(neutralFormats, { changedCount: 1, boughtCount: 0 })).toBe(
    "1 had changed since the dialog opened.",
  );
});
