import { expect, test } from "vitest";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { notePace, paceOf } from "./deletion-pace";

const at = (id: number, deletedCount: number, status: DeletionView["status"] = "running") =>
  ({
    id,
    status,
    contactCount: 1000,
    deletedCount,
    alreadyGoneCount: 0,
    needsAttentionCount: 0,
    keptCount: 0,
  }) as DeletionView;

test("the pace is that of the last twenty seconds, and is not said before two of them", () => {
  notePace([at(1, 0)], 0);
  notePace([at(1, 50)], 1000);
  expect(paceOf(at(1, 50))).toBeUndefined();
  notePace([at(1, 100)], 2000);
  expect(paceOf(at(1, 100))).toEqual({ perSecond: 50, leftMs: 18_000 });
  notePace([at(1, 200)], 22_000);
  expect(paceOf(at(1, 200))?.perSecond).toBe(5);
});

test("a deletion that stands still or has ended has no pace", () => {
  notePace([at(2, 10)], 0);
  notePace([at(2, 10)], 5000);
  expect(paceOf(at(2, 10))).toBeUndefined();
  notePace([at(2, 500)], 6000);
  expect(paceOf(at(2, 500))).toBeDefined();
  notePace([at(2, 1000, "completed")], 7000);
  expect(paceOf(at(2, 1000))).toBeUndefined();
});
