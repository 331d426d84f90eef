import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { ageMessage, countingMessage, countingProgressMessage } from "./counting-messages";

test.each([
  [undefined, undefined, "Counting what belongs to the selected contacts…"],
  [undefined, 1, "Counting what belongs to 1 contact…"],
  [{ step: "selecting", total: null }, undefined, "Counting what belongs to the selected contacts…"],
  [{ step: "asking", total: 3 }, 3, "Asking the payment provider what is billed…"],
  [{ step: "searching", total: 3 }, 3, "Looking for mentions elsewhere, such as in notes of others…"],
  [{ step: "counting", total: 1_000_000 }, undefined, "Counting what belongs to 1,000,000 contacts…"],
] as const)("what the dialog waits for is said: %j", (progress, selectedCount, said) => {
  expect(countingMessage(neutralFormats, progress, selectedCount)).toBe(said);
});

test.each([
  [0, null, "0 of 1,000,000"],
  [340_000, 14_200, "340,000 of 1,000,000, about 15 seconds left"],
  [999_000, 20, "999,000 of 1,000,000, about 5 seconds left"],
  [300_000, 55_001, "300,000 of 1,000,000, about 1 minute left"],
  [10_000, 121_000, "10,000 of 1,000,000, about 2 minutes left"],
])("%i counted, %s ms left", (counted, leftMs, said) => {
  expect(countingProgressMessage(neutralFormats, { counted, total: 1_000_000, leftMs })).toBe(said);
});

test("more than was expected is never said to be of less", () => {
  expect(countingProgressMessage(neutralFormats, { counted: 12, total: 10, leftMs: 0 })).toBe(
    "12 of 12, about 5 seconds left",
  );
});

test("how old a count is that was taken up again is said from a minute on", () => {
  expect(ageMessage(neutralFormats, 59_999)).toBe("");
  expect(ageMessage(neutralFormats, 60_000)).toMatch(/^Counted 1 minute ago\. /);
  expect(ageMessage(neutralFormats, 299_000)).toMatch(/^Counted 4 minutes ago\. /);
});
