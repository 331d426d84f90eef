import { expect, test } from "vitest";
import { hasPassed } from "./has-passed";

test("a minute has passed after a minute, and when the clock was set back", () => {
  expect(hasPassed(60_000, 1_000, 60_999)).toBe(false);
  expect(hasPassed(60_000, 1_000, 61_000)).toBe(true);
  expect(hasPassed(60_000, 1_000, 999)).toBe(true);
});
