import { expect, test } from "vitest";
import { agoLabel } from "./ago-label";
import { initialsOf } from "./initials";

const now = Date.UTC(2026, 10, 27, 12);
const ago = (ms: number) => agoLabel(now - ms, now, () => "a day");

test.each([
  [0, "just now"],
  [59_999, "just now"],
  [60_000, "1 min ago"],
  [3_599_999, "59 min ago"],
  [3_600_000, "1 h ago"],
  [86_399_999, "23 h ago"],
  [86_400_000, "yesterday"],
  [2 * 86_400_000, "2 days ago"],
  [30 * 86_400_000, "a day"],
  [-1, "a day"],
])("%s ms ago is %s", (ms, label) => {
  expect(ago(ms)).toBe(label);
});

test.each([
  ["Ada Quill", "AQ"],
  ["  ada  marie quill ", "AQ"],
  ["ada@example.com", "A"],
  ["𝒜da", "𝒜"],
  ["ßeta", "SS"],
])("the initials of %s are %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
