import fc from "fast-check";
import { expect, test } from "vitest";
import { contrastOf, siteColoursOn } from "./site-colours";

const backgrounds = ["#ffffff", "#ebefee", "#232d2b", "#0e1312", "#14181a"];
const anyColor = fc
  .tuple(fc.integer({ min: 0, max: 0xffffff }))
  .map(([value]) => `#${value.toString(16).padStart(6, "0")}`);

test("computes contrast as WCAG does", () => {
  expect(contrastOf("#000000", "#ffffff")).toBe(21);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test("whatever the colour, text and buttons of it meet AA", () => {
  fc.assert(
    fc.property(anyColor, fc.constantFrom(...backgrounds), (color, background) => {
      const { text, fill, strongFill, onFill } = siteColoursOn(color, background);
      expect(contrastOf(text, background)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(onFill, fill)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(onFill, strongFill)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("a colour that is readable stays as it is", () => {
  expect(siteColoursOn("#7a1f5c", "#ffffff").text).toBe("#7a1f5c");
  expect(siteColoursOn("#ffd400", "#ffffff")).toMatchObject({ fill: "#ffd400", onFill: "#000000" });
});
