import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCsv } from "@/lib/imports/csv/open-csv";
import { readWhole, withFile } from "@/testing/steps/file";

const plain = "Email,Name\nann@example.com,Ann\nbob@example.com,Bob\n";
const plainRows = [
  { rowNumber: 2, cells: ["ann@example.com", "Ann"] },
  { rowNumber: 3, cells: ["bob@example.com", "Bob"] },
];

function utf16be(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

describe("encodings", () => {
  const withUmlaut = "Email,Name\nann@example.com,Änne Müller\n";
  it.each([
    ["UTF-8", Buffer.from(withUmlaut)],
    ["UTF-8", Buffer.from(`\ufeff${withUmlaut}`)],
    ["UTF-16LE", Buffer.from(`\ufeff${withUmlaut}`, "utf16le")],
    ["UTF-16LE", Buffer.from(withUmlaut, "utf16le")],
    ["UTF-16BE", utf16be(`\ufeff${withUmlaut}`)],
    ["UTF-16BE", utf16be(withUmlaut)],
    ["Windows-1252", Buffer.from(withUmlaut, "latin1")],
  ])("reads %s", async (encoding, content) => {
    expect(await readWhole(content)).toMatchObject({
      encoding,
      headers: ["Email", "Name"],
      hasHeader: true,
      rows: [{ rowNumber: 2, cells: ["ann@example.com", "Änne Müller"] }],
    });
  });

  it("knows the letters in which Windows-1252 differs from Latin-1", async () => {
    const content = Buffer.concat([
      Buffer.from("Email,Name\na@example.com,"),
      Buffer.from([0x80, 0x92, 0x9f]),
    ]);
    expect(await readWhole(content)).toMatchObject({ sample: [["a@example.com", "€’Ÿ"]] });
  });

  it("notices a Latin-1 letter far behind the first page, and one at the very end", async () => {
    const many = "someone@example.com,Someone\n".repeat(10_000);
    const far = Buffer.from(`Email,Name\n${many}ann@example.com,Müller\nz@example.com,Zoë`, "latin1");
    const read = await readWhole(far);
    expect(read).toMatchObject({ encoding: "Windows-1252" });
    expect("rows" in read && read.rows.at(-1)).toEqual({
      rowNumber: 10_003,
      cells: ["z@example.com", "Zoë"],
    });
    expect(await readWhole(Buffer.from("Email,Name\nz@example.com,Zoë", "latin1"))).toMatchObject({
      encoding: "Windows-1252",
    });
  });

  it("keeps letters whole that lie across two reads", async () => {
    const content = `Email,Name\n${"ä€😀".repeat(60_000)},b\n`;
    const utf8 = await readWhole(content);
    const utf16 = await readWhole(Buffer.from(`\ufeff${content}`, "utf16le"));
    const rows = [{ rowNumber: 2, cells: ["ä€😀".repeat(60_000), "b"] }];
    expect(utf8).toMatchObject({ rows });
    expect(utf16).toMatchObject({ rows });
  });
});

describe("shapes", () => {
  it.each([",", ";", "\t", "|"])("guesses the delimiter %j", async (delimiter) => {
    const content = [
      ["Email", "Name", "Tags"],
      ["ann@example.com", '"Ann, Bob; Cy"', "a"],
      ["bob@example.com", "", "b"],
    ];
    expect(await readWhole(content.map((row) => row.join(delimiter)).join("\r\n"))).toMatchObject({
      delimiter,
      rows: [
        { rowNumber: 2, cells: ["ann@example.com", "Ann, Bob; Cy", "a"] },
        { rowNumber: 3, cells: ["bob@example.com", "", "b"] },
      ],
    });
  });

  it("is not misled by another delimiter in the cells", async () => {
    const content = "Email,Tags\na@example.com,x;y;z\nb@example.com,x;y;z\nc@example.com,x;y;z\n";
    expect(await readWhole(content)).toMatchObject({ delimiter: ",", headers: ["Email", "Tags"] });
  });

  it("obeys Excel's note of the delimiter and does not count it as a row", async () => {
    expect(await readWhole("sep=;\r\nEmail;Name\r\na@example.com;A, B\r\n")).toMatchObject({
      delimiter: ";",
      headers: ["Email", "Name"],
      rows: [{ rowNumber: 2, cells: ["a@example.com", "A, B"] }],
    });
  });

  it.each(["\n", "\r\n", "\r"])("reads lines that end in %j", async (ending) => {
    expect(await readWhole(plain.replaceAll("\n", ending))).toMatchObject({ rows: plainRows });
    expect(await readWhole(plain.trimEnd().replaceAll("\n", ending))).toMatchObject({ rows: plainRows });
  });

  it("keeps new lines, delimiters and doubled quotes inside quotes", async () => {
    const content = 'Email,Note\r\na@example.com,"one\r\ntwo, ""three"""\r\nb@example.com, "four" \r\n';
    expect(await readWhole(content)).toMatchObject({
      rows: [
        { rowNumber: 2, cells: ["a@example.com", 'one\r\ntwo, "three"'] },
        { rowNumber: 3, cells: ["b@example.com", "four"] },
      ],
    });
  });

  it.each([",", ";", "\t", "|"])("skips what stands above the names of the columns: %j", async (by) => {
    const table = `Email${by}Name${by}Status\nada@example.com${by}Ada${by}Unsubscribed\n`;
    for (const above of ["Contacts, exported 2024\n\n", `My list${by}${by}\n`, "Export\nof today\n"])
      expect(await readWhole(`${above}${table}`)).toMatchObject({
        headers: ["Email", "Name", "Status"],
        rows: [{ cells: ["ada@example.com", "Ada", "Unsubscribed"] }],
      });
  });

  it("takes a single name of a column, and a person, for no title", async () => {
    expect(await readWhole("E-Mail\nada@example.com,Ada\n")).toMatchObject({
      headers: ["E-Mail", "Column 2"],
      rows: [{ cells: ["ada@example.com", "Ada"] }],
    });
    expect(await readWhole("ada@example.com\nEmail,Name\n")).toMatchObject({ hasHeader: false });
  });

  it("gives a column that has cells and no name one", async () => {
    expect(await readWhole("Email,Name\nada@example.com,Ada,Unsubscribed\n")).toMatchObject({
      headers: ["Email", "Name", "Column 3"],
    });
  });

  it("fills short rows, keeps long ones, skips blank ones and still counts them", async () => {
    const content = "\nEmail,Name,City\na@example.com\n\n , ,\nb@example.com,B,Bonn,extra\n";
    expect(await readWhole(content)).toMatchObject({
      rows: [
        { rowNumber: 3, cells: ["a@example.com", "", "", ""] },
        { rowNumber: 6, cells: ["b@example.com", "B", "Bonn", "extra"] },
      ],
    });
  });

  it("keeps formulas as they are, and trims white space and NUL", async () => {
    const content = "Email,Name,Phone\n\u00a0a@example.com\0 ,=1+1,+49 30 1\nb@example.com,@SUM(A1),-\n";
    expect(await readWhole(content)).toMatchObject({
      sample: [
        ["a@example.com", "=1+1", "+49 30 1"],
        ["b@example.com", "@SUM(A1)", "-"],
      ],
    });
  });

  it("names blank and repeated headers", async () => {
    expect(await readWhole("Email, ,Tags,tags\na@example.com,1,2,3\n")).toMatchObject({
      headers: ["Email", "Column 2", "Tags", "tags (column 4)"],
    });
  });

  it("takes a first row with an address for a contact", async () => {
    expect(await readWhole("ann@example.com,Ann\nbob@example.com,Bob\n")).toMatchObject({
      hasHeader: false,
      headers: ["Column 1", "Column 2"],
      sample: [
        ["ann@example.com", "Ann"],
        ["bob@example.com", "Bob"],
      ],
      rows: [{ rowNumber: 1 }, { rowNumber: 2 }],
    });
    expect(await readWhole("ann@example.com")).toMatchObject({
      delimiter: ",",
      sample: [["ann@example.com"]],
    });
  });

  it("goes on after a row", async () => {
    expect(await readWhole(plain, 2)).toMatchObject({ rows: plainRows.slice(1) });
    expect(await readWhole(plain, 3)).toMatchObject({ rows: [] });
  });

  it("opens a file of a header alone", async () => {
    expect(await readWhole("Email,Name")).toMatchObject({ headers: ["Email", "Name"], sample: [], rows: [] });
  });
});

describe("refusals", () => {
  it("refuses a file with nothing in it", async () => {
    expect(await readWhole("")).toEqual({ ok: false, refusal: "file_empty" });
    expect(await readWhole("\ufeff\r\n \r\n")).toEqual({ ok: false, refusal: "file_empty" });
  });

  it.each([
    [Buffer.from("PK\x03\x04\x14\0\x06\0[Content_Types].xml"), /Excel workbook; save it as CSV/],
    [Buffer.from("PK\x03\x04\x14\0\0\0\x08\0contacts.csv"), /ZIP archive/],
    [Buffer.from("%PDF-1.7\n"), /PDF/],
    [gzipSync(plain), /gzip/],
    [Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), /picture/],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /picture/],
    [Buffer.from("<!doctype html><title>Sign in</title>"), /web page/],
    [Buffer.from('[{"email":"a@example.com"}]'), /JSON/],
    [Buffer.from([0, 1, 2, 3, 0, 5, 0, 0, 0]), /not a text file/],
  ])("refuses what is no CSV (%#)", async (content, found) => {
    expect(await readWhole(content)).toEqual({
      ok: false,
      refusal: "not_a_csv",
      found: expect.stringMatching(found),
    });
  });

  it("refuses more than 1,000 columns, and takes 1,000", async () => {
    const header = (count: number) => Array.from({ length: count }, (_, i) => `A column, the ${i}th`);
    expect(await readWhole(stringify([header(5000)]))).toEqual({
      ok: false,
      refusal: "too_many_columns",
      count: 5000,
      most: 1000,
    });
    expect(await readWhole(stringify([header(1000)]))).toMatchObject({ hasHeader: true });
  });

  it("refuses a file whose first row never ends", async () => {
    expect(await readWhole("x".repeat(1_500_000))).toMatchObject({ refusal: "not_a_csv" });
    expect(await readWhole('Email,"Name\nann@example.com,Ann\n')).toMatchObject({ refusal: "not_a_csv" });
  });
});

describe("rows that cannot be read", () => {
  const before = "Email,Note\na@example.com,1\n";
  const after = "z@example.com,9\n";
  const good = (rowNumber: number) => ({ rowNumber, cells: ["z@example.com", "9"] });

  it("loses only the line with a quote that never closes", async () => {
    expect(await readWhole(`${before}b@example.com,"open\n${after}`)).toMatchObject({
      rows: [{ rowNumber: 2 }, { rowNumber: 3, problem: "unclosed_quote" }, good(4)],
    });
    const long = await readWhole(`${before}b@example.com,"open\n${after.repeat(100_000)}`);
    expect("rows" in long && long.rows.length).toBe(100_002);
    expect(long).toMatchObject({ rows: { 1: { rowNumber: 3, problem: "unclosed_quote" }, 2: good(4) } });
  });

  it("loses only the line with a quote that a later row closes", async () => {
    const content = `${before}b@example.com,"open\nc@example.com,"closed"\n${after}`;
    expect(await readWhole(content)).toMatchObject({
      rows: [
        { rowNumber: 2 },
        { rowNumber: 3, problem: "unclosed_quote" },
        { rowNumber: 4, cells: ["c@example.com", "closed"] },
        good(5),
      ],
    });
  });

  it("takes quotes inside a cell as text", async () => {
    const content = `${before}b@example.com,Robert "Bob" Smith\nc@example.com,"5" pipe"\n${after}`;
    expect(await readWhole(content)).toMatchObject({
      rows: [
        { rowNumber: 2 },
        { rowNumber: 3, cells: ["b@example.com", 'Robert "Bob" Smith'] },
        { rowNumber: 4, cells: ["c@example.com", '"5" pipe"'] },
        good(5),
      ],
    });
  });

  it.each(["x", '"'])("steps over a row of more than a megabyte (%s)", async (quote) => {
    const long = `${quote}${"x".repeat(3_000_000)}${quote}`;
    expect(await readWhole(`${before}b@example.com,${long}\r\n${after}`)).toMatchObject({
      rows: [{ rowNumber: 2 }, { rowNumber: 3, problem: "row_too_long" }, good(4)],
    });
    expect(await readWhole(`${before}b@example.com,${long}`)).toMatchObject({
      rows: [{ rowNumber: 2 }, { rowNumber: 3, problem: "row_too_long" }],
    });
  });
});

describe("properties", () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replaceAll("\0", "").trim());
  const awkward = fc
    .constantFrom('"', ",", ";", "a\nb", "x\r\ny", "=1+1", "|", "\t".concat("t"), "ä€😀")
    .map((c) => c.trim());
  const table = fc
    .integer({ min: 1, max: 6 })
    .chain((width) =>
      fc
        .array(fc.array(fc.oneof(cell, awkward), { minLength: width, maxLength: width }), { maxLength: 30 })
        .map((rows) => ({ width, rows: rows.filter((row) => row.some((text) => text !== "")) })),
    );
  const encodings = fc.constantFrom<(text: string) => Buffer>(
    (text) => Buffer.from(text),
    (text) => Buffer.from(`\ufeff${text}`),
    (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
    (text) => utf16be(`\ufeff${text}`),
  );

  it("reads back whatever csv-stringify writes", async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        encodings,
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n", "\r"),
        async ({ width, rows }, encode, delimiter, ending) => {
          const header = Array.from({ length: width }, (_, i) => `Header ${i + 1}`);
          const content = stringify([header, ...rows], { delimiter, record_delimiter: ending, quoted: true });
          const read = await readWhole(encode(content));
          expect(read).toMatchObject({ headers: header });
          expect("rows" in read && read.rows).toEqual(rows.map((cells, i) => ({ rowNumber: i + 2, cells })));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("never throws, and resumes with exactly the rows it would have read", async () => {
    const mess = fc
      .array(fc.constantFrom('"', ",", "\n", "\r", ";", "a@example.com", "b", " ", '""', "\u00a0"), {
        maxLength: 60,
      })
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(mess, fc.nat(8), async (content, afterRow) => {
        const whole = await readWhole(content);
        const later = await readWhole(content, afterRow);
        const expected =
          "rows" in whole ? { ...whole, rows: whole.rows.filter((row) => row.rowNumber > afterRow) } : whole;
        expect(later).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

it("streams 200,000 rows without keeping them", async () => {
  await withFile("Email,First Name,Last Name,Tags\r\n", async (file) => {
    const out = createWriteStream(file, { flags: "a" });
    for (let i = 0; i < 200_000; i++) {
      const isFull = !out.write(`contact${i}@example.com,First${i},"Last, ${i}","a,b,c"\r\n`);
      if (isFull) await once(out, "drain");
    }
    await finished(out.end());
    const opened = await openCsv(file);
    if (!opened.ok) throw new Error(opened.refusal);
    const before = process.memoryUsage().heapUsed;
    let count = 0;
    let most = 0;
    for await (const row of opened.csv.rows()) {
      count++;
      if (count === 200_000)
        expect(row).toEqual({
          rowNumber: 200_001,
          cells: ["contact199999@example.com", "First199999", "Last, 199999", "a,b,c"],
        });
      if (count % 5_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect(count).toBe(200_000);
    expect(most).toBeLessThan(60 * 1024 * 1024);
  });
});

it.each([
  ["stray quotes", '"a\n', 300_000],
  ["names with quotes", 'bob@example.com,"Bob "the man"\n', 60_000],
])(
  "gives way at least every 64 KB and reads no character more than four times: %s",
  async (_name, line, count) => {
    const content = `Email,Name\n${line.repeat(count)}`;
    const work = { scannedCharacters: 0 };
    let turns = 0;
    let isRunning = true;
    const countTurns = () => {
      turns++;
      if (isRunning) setImmediate(countTurns);
    };
    await withFile(content, async (file) => {
      const opened = await openCsv(file);
      if (!opened.ok) throw new Error(opened.refusal);
      setImmediate(countTurns);
      let [lastTurn, atLastTurn, most] = [turns, 0, 0];
      for await (const row of opened.csv.rows({ work })) {
        if (turns !== lastTurn) [lastTurn, atLastTurn] = [turns, row.rowNumber];
        most = Math.max(most, (row.rowNumber - atLastTurn) * line.length);
      }
      isRunning = false;
      expect(most).toBeLessThanOrEqual(65_536 + 2 * line.length);
      expect(work.scannedCharacters).toBeLessThanOrEqual(4 * content.length);
    });
  },
);
