import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { findUtf16 } from "@/lib/imports/csv/csv-encoding";
import { type CsvEncoding, csvEncodings } from "@/lib/imports/csv/encoding-names";
import { openCsv } from "@/lib/imports/csv/open-csv";
import { withFile } from "@/testing/steps/file";

const people: [language: string, encoding: CsvEncoding, names: string[]][] = [
  ["Russian", "Windows-1251", ["Иван Петров", "Ольга Смирнова", "Сергей Иванов", "Наталья Кузнецова"]],
  ["Russian, older", "KOI8-R", ["Иван Петров", "Ольга Смирнова", "Сергей Иванов", "Наталья Кузнецова"]],
  ["Czech and Polish", "Windows-1250", ["Łukasz Żak", "Kateřina Dvořáková", "Jiří Šťastný", "Zoltán Őry"]],
  ["Greek", "Windows-1253", ["Γιώργος Παπαδόπουλος", "Μαρία Νικολάου", "Ελένη Δημητρίου", "Κώστας"]],
  ["Turkish", "Windows-1254", ["Ayşe Yılmaz", "Çağrı Şahin", "Gülşah Öztürk", "Işıl Doğan", "İbrahim"]],
  ["German and French", "Windows-1252", ["Änne Müller", "Inès Moreau", "José Núñez", "Zoë", "François"]],
  ["Japanese", "Shift_JIS", ["山田太郎", "佐藤花子", "鈴木一郎", "高橋美咲", "田中さくら"]],
  ["Japanese, older", "EUC-JP", ["山田太郎", "佐藤花子", "鈴木一郎", "高橋美咲", "田中さくら"]],
  ["Chinese, simplified", "GB18030", ["王伟", "李娜", "张敏", "刘洋", "陈静"]],
  ["Chinese, traditional", "Big5", ["王偉", "李娜", "張敏", "劉洋", "陳靜"]],
  ["Korean", "EUC-KR", ["김민준", "이서연", "박지훈", "최수빈", "정예은"]],
];

const listOf = (names: string[]) =>
  `Email,Name\n${names.map((name, at) => `reader${at}@example.com,${name}\n`).join("")}`;

async function namesIn(content: Buffer, encoding?: CsvEncoding) {
  return await withFile(content, async (file) => {
    const opened = await openCsv(file, encoding ? { encoding } : {});
    if (!opened.ok) throw new Error(opened.refusal);
    const names: string[] = [];
    for await (const row of opened.csv.rows()) if ("cells" in row) names.push(row.cells[1] ?? "");
    return { encoding: opened.csv.encoding, names };
  });
}

describe("a list of names", () => {
  it.each(people)("in %s is read without asking (%s)", async (_language, encoding, names) => {
    const read = await namesIn(iconv.encode(listOf(names), encoding));
    expect(read.names).toEqual(names);
  });

  it.each(people)("in %s is read as the owner says (%s)", async (_language, encoding, names) => {
    for (const few of [names.slice(0, 1), names])
      expect(await namesIn(iconv.encode(listOf(few), encoding), encoding)).toEqual({ encoding, names: few });
  });
});

it("takes a few letters beyond ASCII for the commonest", async () => {
  for (const name of [
    "Inès Moreau",
    "Zoë",
    "Müller",
    "Søren Kierkegård",
    "Guðrún Björk",
    "Núñez",
    "São Paulo",
  ])
    expect((await namesIn(iconv.encode(listOf([name, "Ann"]), "Windows-1252"))).names).toEqual([name, "Ann"]);
});

it("reads every encoding that it offers", async () => {
  for (const encoding of csvEncodings)
    expect((await namesIn(iconv.encode(listOf(["Ann"]), encoding), encoding)).names).toEqual(["Ann"]);
});

it("stays UTF-8 where a joined list has a broken letter", async () => {
  const content = Buffer.concat([
    Buffer.from(listOf(["Änne", "Jörg", "Ülkü", "Zoë", "Łukasz", "Иван"])),
    iconv.encode("z@example.com,Zoë\n", "Windows-1252"),
  ]);
  const { encoding, names } = await namesIn(content);
  expect(encoding).toBe("UTF-8");
  expect(names.slice(0, 6)).toEqual(["Änne", "Jörg", "Ülkü", "Zoë", "Łukasz", "Иван"]);
});

const ofScripts = {
  Japanese: "t@a.example,山田太郎,東京都千代田区丸の内一丁目九番一号,新規のお客様で資料請求をいただきました",
  Chinese: "w@a.example,王小明,北京市朝阳区建国门外大街甲六号中环世贸中心大厦",
  Russian: "i@a.example,Иван Петрович,город Санкт-Петербург улица Большая Морская,Постоянный покупатель",
};

it.each(Object.entries(ofScripts))("knows UTF-16 without a mark in a list in %s", (_, row) => {
  const text = `${row}\r\n`.repeat(30);
  expect(findUtf16(iconv.encode(text, "utf-16le"))).toBe("UTF-16LE");
  expect(findUtf16(iconv.encode(text, "utf-16be"))).toBe("UTF-16BE");
  for (const encoding of ["utf8", "shift_jis", "gb18030"])
    expect(findUtf16(iconv.encode(text.replace("a.example", "a\0.example"), encoding))).toBeUndefined();
});

it("takes no file of other bytes for UTF-16", () => {
  const bytes = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3)) % 256));
  expect(findUtf16(bytes)).toBeUndefined();
  expect(findUtf16(Buffer.from("Email,Name\0\nada@a.example,Ada\0\n"))).toBeUndefined();
});
