import { expect, it } from "vitest";
import { safeCell } from "@/lib/imports/csv/safe-cell";

it("turns whatever a spreadsheet would calculate into text", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"]) {
    expect(safeCell(text)).toBe(`'${text}`);
  }
});

it("leaves everything else as it is", () => {
  for (const text of ["", "Ann", "a@example.com", "1=1", "'=1", " =1"]) expect(safeCell(text)).toBe(text);
});
