import fc from "fast-check";
import { expect, test } from "vitest";
import {
  isTicked,
  nothingTicked,
  rangeOf,
  selectionOf,
  tick,
  tickAllMatching,
  tickedCount,
  ticksUnder,
} from "./selection";

const everyone = { everyone: true } as const;

test("ticked contacts stay ticked while others are ticked and unticked", () => {
  const ticks = tick(tick(nothingTicked, everyone, [1, 2, 3], true), everyone, [2], false);
  expect(selectionOf(ticks)).toEqual({ kind: "ids", ids: [1, 3] });
  expect(tickedCount(ticks, 100)).toBe(2);
});

test("unticking after all were ticked excludes, and ticking again takes the exclusion back", () => {
  const ticks = tick(tick(tickAllMatching(everyone), everyone, [7, 8], false), everyone, [8], true);
  expect(selectionOf(ticks)).toEqual({ kind: "matching", filter: everyone, except: [7] });
  expect(tickedCount(ticks, 100)).toBe(99);
  expect([isTicked(ticks, 7), isTicked(ticks, 8), isTicked(ticks, 9)]).toEqual([false, true, true]);
});

test("all that match one filter are not all that match another", () => {
  const ticks = tickAllMatching({ search: "ann" });
  expect(ticksUnder(ticks, { search: "ann" })).toBe(ticks);
  expect(ticksUnder(ticks, { search: "an" })).toBe(nothingTicked);
  expect(ticksUnder(ticks, everyone)).toBe(nothingTicked);
});

test("nobody stays ticked whom another filter may not show", () => {
  const ticks = tick(nothingTicked, everyone, [4], true);
  expect(ticksUnder(ticks, everyone)).toBe(ticks);
  expect(ticksUnder(ticks, { search: "ann" })).toBe(nothingTicked);
  expect(selectionOf(tick(ticksUnder(ticks, { search: "ann" }), { search: "ann" }, [9], true))).toEqual({
    kind: "ids",
    ids: [9],
  });
});

test("a range goes either way, and starts anew when its other end is not listed", () => {
  expect(rangeOf([5, 9, 2, 7], 9, 7)).toEqual([9, 2, 7]);
  expect(rangeOf([5, 9, 2, 7], 7, 9)).toEqual([9, 2, 7]);
  expect(rangeOf([5, 9], 4, 9)).toEqual([9]);
  expect(rangeOf([5, 9], undefined, 5)).toEqual([5]);
});

test("whatever is clicked, a contact is ticked as the last click on it said", () => {
  const clicks = fc.array(fc.record({ id: fc.integer({ min: 1, max: 6 }), ticked: fc.boolean() }));
  fc.assert(
    fc.property(fc.boolean(), clicks, (fromAll, made) => {
      const start = fromAll ? tickAllMatching(everyone) : nothingTicked;
      const ticks = made.reduce((now, { id, ticked }) => tick(now, everyone, [id], ticked), start);
      for (const id of [1, 2, 3, 4, 5, 6]) {
        const last = made.filter((click) => click.id === id).at(-1);
        expect(isTicked(ticks, id)).toBe(last?.ticked ?? fromAll);
      }
    }),
  );
});
