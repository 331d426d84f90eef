import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { rangeLabel } from "./pager-labels";

const label = (start: number | undefined, rowCount: number, total?: number, isExact = true) =>
  rangeLabel(neutralFormats, {
    start,
    rowCount,
    count: total === undefined ? undefined : { total, isExact },
  });

test("it says which of how many a page shows, as far as either is known", () => {
  expect(label(1, 50, 2_000)).toBe("1–50 of 2,000");
  expect(label(1_951, 50, 2_000)).toBe("1,951–2,000 of 2,000");
  expect(label(1, 1, 1)).toBe("1 of 1");
  expect(label(51, 1, 51)).toBe("51 of 51");
  expect(label(1, 50, 96_570, false)).toBe("1–50 of at least 96,570");
  expect(label(undefined, 50, 2_000)).toBe("50 of 2,000");
  expect(label(1, 50)).toBe("1–50");
  expect(label(101, 50, 120)).toBe("101–150");
});
