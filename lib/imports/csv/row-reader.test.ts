import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRowReader, type ReadingWork, type ReadRow } from "@/lib/imports/csv/row-reader";

it("reads the same rows in whatever batches the file arrives", () => {
  const mess = fc
    .array(fc.constantFrom('"', '""', ",", "\n", "\r\n", "\r", "ä", "b", " ", "\u00a0", '"c d"'), {
      maxLength: 40,
    })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(mess, fc.array(fc.nat(5), { maxLength: 40 }), (content, sizes) => {
      const inPieces = createRowReader(",");
      const rows = [];
      let at = 0;
      for (const size of sizes) {
        rows.push(...inPieces(content.slice(at, at + size), false));
        at += size;
      }
      rows.push(...inPieces(content.slice(at), true));
      expect(rows).toEqual(createRowReader(",")(content, true));
    }),
    { numRuns: 2000 },
  );
});

it("steps over a line of many megabytes without collecting it", () => {
  const read = createRowReader(",");
  const rows = [...read("a,b\n", false)];
  for (let i = 0; i < 200; i++) rows.push(...read("x".repeat(65_536), false));
  rows.push(...read("\r", false), ...read("\nc,d", true));
  expect(rows).toEqual([["a", "b"], "row_too_long", ["c", "d"]]);
});

it("reads what csv-parse reads, wherever every quotation mark is in its place", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.constantFrom('"', '""', "a\nb", "x\r\ny", ",", " ", ""),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(table, fc.boolean(), fc.constantFrom("\n", "\r\n", "\r"), (rows, quoted, ending) => {
      const content = stringify(rows, { quoted, record_delimiter: ending });
      const expected = parse(content, { relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] });
      expect(createRowReader(",")(content, true)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

describe("quotation marks out of place cost a few readings of their line, however many there are", () => {
  const pieceLength = 65_536;
  function readCounted(content: string): { rows: ReadRow[]; work: ReadingWork } {
    const work = { scannedCharacters: 0 };
    const read = createRowReader(",", work);
    const rows: ReadRow[] = [];
    for (let at = 0; at <= content.length; at += pieceLength)
      rows.push(...read(content.slice(at, at + pieceLength), at + pieceLength > content.length));
    return { rows, work };
  }

  it.each([
    ["one mark a line, never closed", '"a\n', 5_000],
    ["the same in a long file", '"a\n', 300_000],
    ["a name with marks", 'bob@example.com,"Bob "the man"\n', 5_000],
    ["the same in a long file", 'bob@example.com,"Bob "the man"\n', 100_000],
    ["marks that double", '"a"",\n""\n', 100_000],
    ["marks that close a line too late", 'a,"b\nc"d\n', 100_000],
    ["a mark of which one in a long file is not closed", '"a""b\n\n', 100_000],
  ])("%s", (_name, line, count) => {
    const content = line.repeat(count);
    const { work } = readCounted(content);
    expect(work.scannedCharacters).toBeLessThanOrEqual(4 * content.length);
  });

  it("holds for any mess", () => {
    const mess = fc.array(fc.constantFrom('"', '""', ",", "\n", "\r\n", "a", '"a', 'b"', "\n\n"), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(mess, fc.nat(40), (parts, times) => {
        const content = parts.join("").repeat(times + 1);
        expect(readCounted(content).work.scannedCharacters).toBeLessThanOrEqual(4 * content.length);
      }),
      { numRuns: 1000 },
    );
  });

  it("takes the name as it stands", () => {
    expect(readCounted('a@x.example,"Bob "the man"\nb@x.example,Ann\n').rows).toEqual([
      ["a@x.example", '"Bob "the man"'],
      ["b@x.example", "Ann"],
    ]);
  });
});
