import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { keepingMark, withoutMark } from "./formula-mark";

const written = (text: string) => stringify([[keepingMark(text)]], { escape_formulas: true, eof: false });
const cellOf = (csv: string) => (parse(csv) as string[][])[0]?.[0] ?? "";

it("turns whatever a spreadsheet would calculate into text", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''-x"])
    expect(cellOf(written(text))).toBe(`'${text}`);
});

it("leaves everything else as it is", () => {
  for (const text of ["Ann", "a@example.com", "1=1", " =1", "'t Hart", "'"]) expect(written(text)).toBe(text);
});

it("comes back as it was", () => {
  const text = fc
    .tuple(
      fc.constantFrom("", "'", "''", "=", "-", "'-", "+49 ", "@", "＝"),
      fc.string({ maxLength: 8 }).map((end) => `${end}.`),
    )
    .map((parts) => parts.join(""))
    .filter((whole) => whole !== "");
  fc.assert(
    fc.property(text, (whole) => {
      expect(withoutMark(cellOf(written(whole)))).toBe(whole);
    }),
  );
});
