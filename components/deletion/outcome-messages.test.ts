import { expect, test } from "vitest";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { neutralFormats } from "@/lib/values/formats";
import {
  driftMessage,
  keptMessage,
  outcomeMessage,
  outcomeParts,
  outcomeTitle,
  stoppedMessage,
  toneOf,
} from "./outcome-messages";

const yearly = { amount: 15_000, currency: "EUR", interval: "year", intervalCount: 1 } as const;
const ended: DeletionView = {
  id: 12,
  number: 3,
  status: "completed",
  contactCount: 1,
  deletedCount: 1,
  alreadyGoneCount: 0,
  needsAttentionCount: 0,
  keptCount: 0,
  keptAfterAllCount: 0,
  changedCount: 0,
  boughtCount: 0,
  confirmedBy: "Ada",
  approvedBy: null,
  approvedAt: null,
  why: null,
  confirmedAt: 0,
  startedAt: 0,
  finishedAt: 1,
  pausedUntil: null,
  pauseReason: null,
  refundsUnused: false,
  deletesCustomers: false,
  alarmCount: 0,
  stopped: [],
};
const seen = (view: Partial<DeletionView>) => outcomeMessage(neutralFormats, { ...ended, ...view });
const heard = (view: Partial<DeletionView>) =>
  outcomeParts(neutralFormats, { ...ended, ...view })
    .filter((part) => part.for !== "eyes")
    .map(({ text }) => text)
    .join("")
    .trim();

test("what is seen says money and leaves out zeros, what is heard always has all three counts", () => {
  expect(seen({ stopped: [yearly] })).toBe(
    "1 contact deleted. €150.00 a year stopped. Nothing needs attention.",
  );
  expect(heard({ stopped: [yearly] })).toBe(
    "1 contact deleted, 0 already gone, 0 need attention. €150.00 a year stopped.",
  );
  expect(heard({ contactCount: 5003, deletedCount: 5000, alreadyGoneCount: 2, needsAttentionCount: 1 })).toBe(
    "5,000 contacts deleted, 2 already gone, 1 needs attention. Not deleted: 1 contact may still be billed.",
  );
  expect(seen({ contactCount: 5002, deletedCount: 5000, alreadyGoneCount: 2 })).toBe(
    "5,000 contacts deleted. 2 were already gone. Nothing needs attention.",
  );
});

test("a contact that is held is not deleted, and that is what is said first", () => {
  const held = { deletedCount: 0, needsAttentionCount: 1 };
  expect(seen(held)).toBe("Not deleted: 1 contact may still be billed.");
  expect(heard(held)).toBe(
    "0 contacts deleted, 0 already gone, 1 needs attention. Not deleted: 1 contact may still be billed.",
  );
});

test("an alarm, a failure and someone already gone are said", () => {
  expect(seen({ alarmCount: 2 })).toBe(
    "1 contact deleted. 2 deleted contacts may still be billed at Stripe.",
  );
  expect(seen({ status: "failed" })).toBe("The deletion failed and was set aside. 1 contact deleted.");
  expect(seen({ deletedCount: 0, alreadyGoneCount: 1 })).toBe(
    "Nothing to delete: 1 contact was already gone.",
  );
});

test("what was kept and what had changed is said only when there is any", () => {
  expect(
    seen({
      status: "stopped",
      contactCount: 1243,
      deletedCount: 9,
      keptCount: 1234,
      changedCount: 4,
      boughtCount: 1,
    }),
  ).toBe(
    "9 contacts deleted. 1,234 kept because you stopped it. " +
      "4 had changed since the dialog opened, 1 of them bought something. Nothing needs attention.",
  );
  const kept = (keptCount: number, keptAfterAllCount: number) =>
    keptMessage(neutralFormats, { keptCount, keptAfterAllCount });
  expect(kept(1, 1)).toBe("1 kept after all.");
  expect(kept(5, 2)).toBe("3 kept because you stopped it. 2 kept after all.");
  expect(driftMessage(neutralFormats, { changedCount: 1, boughtCount: 0 })).toBe(
    "1 had changed since the dialog opened.",
  );
});

test("amounts of several rhythms are told one after the other", () => {
  const monthly = { amount: 3000, currency: "EUR", interval: "month", intervalCount: 3 } as const;
  expect(stoppedMessage(neutralFormats, { stopped: [yearly, monthly] })).toBe(
    "€150.00 a year and €30.00 every 3 months stopped.",
  );
  const dollars = { ...yearly, amount: 900, currency: "USD" };
  expect(stoppedMessage(neutralFormats, { stopped: [yearly, dollars] })).toBe(
    "€150.00 and $9.00 a year stopped.",
  );
  expect(stoppedMessage(neutralFormats, { stopped: [] })).toBe("");
});

test("the title says how many of how many", () => {
  const title = (view: Partial<DeletionView>) => outcomeTitle(neutralFormats, { ...ended, ...view });
  expect(title({})).toBe("1 contact deleted");
  expect(title({ contactCount: 1438, deletedCount: 320, status: "stopped" })).toBe(
    "320 of 1,438 contacts deleted",
  );
  expect(title({ deletedCount: 0 })).toBe("The contact was not deleted");
  expect(title({ contactCount: 3, deletedCount: 0 })).toBe("None of 3 contacts deleted");
  expect(title({ deletedCount: 0, alreadyGoneCount: 1 })).toBe("1 contact was already gone");
  expect(title({ status: "running", deletedCount: 0 })).toBe("Deleting 1 contact");
});

test("only a deletion that is whole and well is told in green", () => {
  const tone = (view: Partial<DeletionView>) => toneOf({ ...ended, ...view });
  expect(tone({})).toBe("success");
  expect(tone({ needsAttentionCount: 1 })).toBe("warning");
  expect(tone({ alarmCount: 1 })).toBe("warning");
  expect(tone({ status: "failed" })).toBe("danger");
  expect(tone({ status: "stopped" })).toBe("info");
  expect(tone({ deletedCount: 0, alreadyGoneCount: 1 })).toBe("info");
});
