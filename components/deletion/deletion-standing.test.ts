import { expect, test } from "vitest";
import { isWell, standingOf } from "./deletion-standing";

test("a deletion that holds someone, or erased someone who is still billed, is not completed", () => {
  const ended = { status: "completed", needsAttentionCount: 0, alarmCount: 0 } as const;
  expect(standingOf(ended)).toBe("completed");
  expect(standingOf({ ...ended, needsAttentionCount: 1 })).toBe("needs_attention");
  expect(standingOf({ ...ended, alarmCount: 1 })).toBe("needs_attention");
  expect(standingOf({ ...ended, status: "stopped", needsAttentionCount: 2 })).toBe("needs_attention");
  expect(standingOf({ ...ended, status: "running", needsAttentionCount: 2 })).toBe("running");
});

test("one that failed is not well, and one that was stopped is", () => {
  const ended = { status: "stopped", needsAttentionCount: 0, alarmCount: 0 } as const;
  expect(isWell(ended)).toBe(true);
  expect(isWell({ ...ended, status: "failed" })).toBe(false);
  expect(isWell({ ...ended, alarmCount: 1 })).toBe(false);
});
