import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { offeredBulkActions, offeredKinds } from "./actions/bulk-action-kinds";
import { planMessage } from "./plan-messages";

const say = (plannedCount: number, contactCount: number, kind = offeredBulkActions.add_tag) =>
  planMessage(neutralFormats, kind, { plannedCount, contactCount });

test("whom an action would change is said before it starts, numbers first", () => {
  expect([say(48, 50), say(49, 50), say(50, 50), say(0, 50), say(1, 1), say(0, 1)]).toEqual([
    "48 of 50 will get it. 2 have it already.",
    "49 of 50 will get it. 1 has it already.",
    "All 50 will get it.",
    "All 50 have it already.",
    "This contact will get it.",
    "This contact has it already.",
  ]);
  expect(say(2, 2, offeredBulkActions.export)).toBe("");
  expect(say(1_200, 3_000, offeredBulkActions.hide)).toBe(
    "1,200 of 3,000 will be hidden. 1,800 are hidden already.",
  );
});

test("joining a sequence is not offered, because none can be made here", () => {
  expect(offeredKinds).not.toContain("join_sequence");
});

test("two buttons that begin with Cancel never stand side by side", () => {
  for (const kind of offeredKinds) {
    const { start, dismiss = "Cancel" } = offeredBulkActions[kind];
    expect(start.startsWith("Cancel") && dismiss.startsWith("Cancel")).toBe(false);
  }
});
