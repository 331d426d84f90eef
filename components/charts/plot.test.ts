import { expect, test } from "vitest";
import { bandsOf, scaleOf } from "./plot";

const size = { width: 304, height: 56 };

test("bands share the width between the margins", () => {
  const bands = bandsOf(30, size);
  expect(bands.width).toBe(10);
  expect(bands.barWidth).toBe(6);
  expect([bands.startOf(0), bands.centreOf(0), bands.centreOf(29)]).toEqual([2, 7, 297]);
});

test("a bar stays slim where there is room for a wide one", () => {
  expect(bandsOf(3, size).barWidth).toBe(10);
});

test.each([
  [-50, 0],
  [2, 0],
  [11.9, 0],
  [12, 1],
  [301, 29],
  [900, 29],
])("the pointer at %d is in band %d", (x, index) => {
  expect(bandsOf(30, size).at(x)).toBe(index);
});

test("values go from the bottom to the top", () => {
  const y = scaleOf(-100, 100, size);
  expect([y(-100), y(0), y(100)]).toEqual([54, 29, 4]);
});

test("where there is nothing between least and most, all lies at the bottom", () => {
  expect(scaleOf(5, 5, size)(5)).toBe(54);
});
