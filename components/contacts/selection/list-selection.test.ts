import fc from "fast-check";
import { expect, test } from "vitest";
import {
  countSelected,
  isSelected,
  isSelecting,
  nothingSelected,
  rangeOf,
  select,
  selectAllMatching,
  selectionOf,
  selectionUnder,
} from "./list-selection";

const everyone = { everyone: true } as const;
const matching = { total: 100, hidden: 0, isExact: true };

test("selected contacts stay selected while others are selected and deselected", () => {
  const selection = select(select(nothingSelected, everyone, [1, 2, 3], true), everyone, [2], false);
  expect(selectionOf(selection)).toEqual({ kind: "ids", ids: [1, 3] });
  expect(countSelected(selection, matching)).toEqual({ total: 2, isExact: true });
});

test("deselecting after all were selected excludes, and selecting again takes the exclusion back", () => {
  const selection = select(select(selectAllMatching(everyone), everyone, [7, 8], false), everyone, [8], true);
  expect(selectionOf(selection)).toEqual({ kind: "matching", filter: everyone, except: [7] });
  expect(countSelected(selection, matching)).toEqual({ total: 99, isExact: true });
  expect([isSelected(selection, 7), isSelected(selection, 8), isSelected(selection, 9)]).toEqual([
    false,
    true,
    true,
  ]);
});

test("all that match are selected also while it is still counted how many", () => {
  const selection = select(selectAllMatching(everyone), everyone, [7], false);
  const counting = { total: 0, hidden: 0, isExact: false };
  expect(countSelected(selection, counting)).toEqual({ total: 0, isExact: false });
  expect(isSelecting(selection, counting)).toBe(true);
  expect(isSelecting(selection, undefined)).toBe(true);
  expect(isSelecting(selection, { ...counting, total: 1, isExact: true })).toBe(false);
  expect(isSelecting(nothingSelected, counting)).toBe(false);
});

test("all that match one filter are not all that match another", () => {
  const selection = selectAllMatching({ search: "ann" });
  expect(selectionUnder(selection, { search: "ann" })).toBe(selection);
  expect(selectionUnder(selection, { search: "an" })).toBe(nothingSelected);
  expect(selectionUnder(selection, everyone)).toBe(nothingSelected);
});

test("nobody stays selected whom another filter may not show", () => {
  const selection = select(nothingSelected, everyone, [4], true);
  expect(selectionUnder(selection, everyone)).toBe(selection);
  expect(selectionUnder(selection, { search: "ann" })).toBe(nothingSelected);
  expect(
    selectionOf(select(selectionUnder(selection, { search: "ann" }), { search: "ann" }, [9], true)),
  ).toEqual({
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

test("whatever is clicked, a contact is selected as the last click on it said", () => {
  const clicks = fc.array(fc.record({ id: fc.integer({ min: 1, max: 6 }), selected: fc.boolean() }));
  fc.assert(
    fc.property(fc.boolean(), clicks, (fromAll, made) => {
      const start = fromAll ? selectAllMatching(everyone) : nothingSelected;
      const selection = made.reduce((now, { id, selected }) => select(now, everyone, [id], selected), start);
      for (const id of [1, 2, 3, 4, 5, 6]) {
        const last = made.filter((click) => click.id === id).at(-1);
        expect(isSelected(selection, id)).toBe(last?.selected ?? fromAll);
      }
    }),
  );
});
