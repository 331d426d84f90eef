import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { selectedLabel } from "./selection-labels";

test("it says how many are selected, and how many of them are in sight", () => {
  const label = (total: number, onPage?: number, isExact = true) =>
    selectedLabel(neutralFormats, { total, isExact }, onPage);
  expect(label(3, 3)).toBe("3 selected");
  expect(label(1203)).toBe("1,203 selected");
  expect(label(5, 2)).toBe("5 selected, 2 on this page");
  expect(label(5, 0)).toBe("5 selected, none on this page");
  expect(label(12_000, undefined, false)).toBe("At least 12,000 selected");
  expect(label(0, undefined, false)).toBe("All that match are selected");
});
