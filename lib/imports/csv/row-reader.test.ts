import fc from "fast-check";
import { expect, it } from "vitest";
import { createRowReader } from "@/lib/imports/csv/row-reader";

it("reads the same rows in whatever pieces the file arrives", () => {
  const mess = fc
    .array(fc.constantFrom('"', '""', ",", "\n", "\r\n", "\r", "ä", "b", " ", "\u00a0", '"c d"'), {
      maxLength: 40,
    })
    .map((parts) => Buffer.from(parts.join("")));
  fc.assert(
    fc.property(mess, fc.array(fc.nat(5), { maxLength: 40 }), (content, sizes) => {
      const inPieces = createRowReader(",");
      const rows = [];
      let at = 0;
      for (const size of sizes) {
        rows.push(...inPieces(content.subarray(at, at + size), false));
        at += size;
      }
      rows.push(...inPieces(content.subarray(at), true));
      expect(rows).toEqual(createRowReader(",")(content, true));
    }),
    { numRuns: 2000 },
  );
});

it("steps over a line of many megabytes without collecting it", () => {
  const read = createRowReader(",");
  const rows = [...read(Buffer.from("a,b\n"), false)];
  for (let i = 0; i < 200; i++) rows.push(...read(Buffer.alloc(65_536, "x"), false));
  rows.push(...read(Buffer.from("\r"), false), ...read(Buffer.from("\nc,d"), true));
  expect(rows).toEqual([["a", "b"], "row_too_long", ["c", "d"]]);
});
