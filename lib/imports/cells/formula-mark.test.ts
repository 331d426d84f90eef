import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { keepingMark, withoutMark } from "./formula-mark";

const written = (text: string) => stringify([[keepingMark(text)]], { escape_formulas: true, eof: false });
const cellOf = (csv: string) => (parse(csv) as string[][])[0]?.[0] ?? "";

it("turns whatever a spreadsheet would calculate into text", () => {
  for (const text of [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t1",
    "\r1",
    "\n1",
    " =1",
    '"=1',
    "＝1",
    "'=1",
    "''-x",
  ])
    expect(cellOf(written(text))).toBe(`'${text}`);
});

it("leaves everything else as it is", () => {
  for (const text of ["Ann", "a@example.com", "1=1", " 1", "'t Hart", "'"]) expect(written(text)).toBe(text);
});

it("comes back as it was", () => {
  const text = fc
    .tuple(
      fc.constantFrom("", "'", "''", "=", "-", "'-", "+49 ", "@", "＝"),
      fc.string({ maxLength: 8 }).map((end) => `${end}.`),
    )
    .map((parts) => parts.join(""))
    .filter((whole) => whole !== "");
  expect(withoutMark(cellOf(written("a;=1+1")))).toBe("a;=1+1");
  fc.assert(
    fc.property(text, (whole) => {
      expect(withoutMark(cellOf(written(whole)))).toBe(whole);
    }),
  );
});

const risky = fc.string({
  unit: fc.constantFrom(...";,\t\r\n'\" =+-@\uff1d\uff0b\uff0d\uff20a1".split("")),
  minLength: 1,
  maxLength: 12,
});

it("comes back as it was, wherever signs and separators stand", () => {
  fc.assert(
    fc.property(risky, (whole) => {
      expect(withoutMark(cellOf(written(whole)))).toBe(whole);
    }),
    { numRuns: 1000 },
  );
});

it("begins no cell with a sign in a spreadsheet that splits at semicolons, tabs or lines, with quotes or without", () => {
  fc.assert(
    fc.property(fc.array(risky, { minLength: 1, maxLength: 3 }), (cells) => {
      const file = stringify([cells.map(keepingMark)], { escape_formulas: true, eof: false });
      const parts = [file, file.replaceAll('"', "")].flatMap((seen) => seen.split(/[;\t\r\n]/));
      for (const part of parts) expect(part).not.toMatch(/^[" ]*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
    }),
    { numRuns: 1000 },
  );
});

it("marks the part that would be calculated, and no other", () => {
  expect(written("a;=1+1")).toBe("a;'=1+1");
  expect(cellOf(written('a;"=1+1"'))).toBe(`a;'"=1+1"`);
  expect(written("first; second, a=b; c-d")).toBe('"first; second, a=b; c-d"');
});
