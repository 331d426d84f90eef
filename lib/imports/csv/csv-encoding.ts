import { isAscii } from "node:buffer";
import { createReadStream } from "node:fs";
import chardet from "chardet";
import iconv from "iconv-lite";
import { yieldToRequests } from "@/lib/jobs/time-slice";
import type { CsvEncoding } from "./encoding-names";

/** Limits how many bytes of the lines that leave ASCII are looked at. */
const sampleBytes = 65_536;
/** Repeats a short sample up to this many bytes, because chardet needs a few hundred letters to be sure. */
const enoughBytes = 2000;
/** Is the confidence that chardet gives to what it merely cannot rule out. */
const guessing = 10;
/**
 * Is the number of letters below which chardet cannot tell one Latin alphabet from another, so that the commonest is
 * taken.
 */
const fewLetters = 8;
const latin = new Set<CsvEncoding>([
  "Windows-1252",
  "Windows-1250",
  "ISO-8859-2",
  "Windows-1254",
  "Windows-1257",
]);

/**
 * Finds UTF-16 by its byte order mark, by NUL in every other byte, as in Latin text, or by two-byte separators and
 * "@", as in a list of any other script.
 */
export function findUtf16(start: Buffer): "UTF-16LE" | "UTF-16BE" | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return "UTF-16LE";
  if (start[0] === 0xfe && start[1] === 0xff) return "UTF-16BE";
  const pairs = Math.floor(start.length / 2);
  if (pairs < 2) return undefined;
  let evenNuls = 0;
  let oddNuls = 0;
  for (let i = 0; i < pairs * 2; i++) {
    if (start[i] !== 0) continue;
    if (i % 2 === 0) evenNuls++;
    else oddNuls++;
  }
  if (oddNuls > pairs * 0.3 && evenNuls < pairs * 0.02) return "UTF-16LE";
  if (evenNuls > pairs * 0.3 && oddNuls < pairs * 0.02) return "UTF-16BE";
  return evenNuls + oddNuls > 0 ? findBySeparators(start) : undefined;
}

const leastSeparators = 0.015;
const mostMistakes = 0.02;

function findBySeparators(start: Buffer): "UTF-16LE" | "UTF-16BE" | undefined {
  const found = (["UTF-16LE", "UTF-16BE"] as const).flatMap((encoding) => {
    const text = iconv.decode(start, encoding);
    const separators = text.match(/[@,;\t\r\n]/g)?.length ?? 0;
    const mistakes = text.match(/(?![\t\r\n])[\p{Cc}\p{Cn}\p{Co}\ufffd]/gu)?.length ?? 0;
    const isLikely = separators >= text.length * leastSeparators && mistakes <= text.length * mostMistakes;
    // A list holds emails; lines that end in NUL look like half of one.
    return isLikely && text.includes("@") ? [{ encoding, separators }] : [];
  });
  return found.sort((one, other) => other.separators - one.separators)[0]?.encoding;
}

/**
 * Guesses the encoding of a file that is not UTF-16 from its cells that are not ASCII, because the first "ä" of a
 * long list may come long after its first page. A file of ASCII alone is UTF-8.
 */
export async function guessByteEncoding(file: string): Promise<CsvEncoding> {
  const cells = await readForeignCells(file);
  if (cells.length === 0 || isMostlyUtf8(cells)) return "UTF-8";
  const sample = Buffer.concat(Array<Buffer>(Math.ceil(enoughBytes / cells.length)).fill(cells));
  const found = chardet.analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = encodingOf[name];
    return encoding && !iconv.decode(cells, encoding).includes("\ufffd") ? [{ encoding, confidence }] : [];
  });
  const best = found[0]?.confidence ?? 0;
  const tied = found.filter(({ confidence }) => confidence === best).map(({ encoding }) => encoding);
  const decided = decideBetween(tied, cells);
  if (decided) return decided;
  const likeliest = (best > guessing ? tied[0] : undefined) ?? "Windows-1252";
  const isLittle = cells.filter((byte) => byte >= 0x80).length < fewLetters;
  const likely = isLittle && latin.has(likeliest) ? "Windows-1252" : likeliest;
  return breaksWords(cells, likely) && !breaksWords(cells, "Macintosh") ? "Macintosh" : likely;
}

/** Returns a function that turns the chunks of a file, in order, into text without a byte order mark. */
export function createDecoder(encoding: CsvEncoding): (bytes: Buffer, isLast: boolean) => string {
  const decoder = iconv.getDecoder(encoding);
  return (bytes, isLast) => decoder.write(bytes) + (isLast ? (decoder.end() ?? "") : "");
}

/** Maps chardet's name of an encoding to the Windows encoding that includes it and that tools really write. */
const encodingOf: Partial<Record<string, CsvEncoding>> = {
  "ISO-8859-1": "Windows-1252",
  "windows-1252": "Windows-1252",
  "ISO-8859-2": "ISO-8859-2",
  "windows-1250": "Windows-1250",
  "windows-1251": "Windows-1251",
  "KOI8-R": "KOI8-R",
  "ISO-8859-7": "Windows-1253",
  "windows-1253": "Windows-1253",
  "ISO-8859-9": "Windows-1254",
  "windows-1254": "Windows-1254",
  "windows-1257": "Windows-1257",
  "ISO-8859-8": "Windows-1255",
  "windows-1255": "Windows-1255",
  "windows-1256": "Windows-1256",
  Shift_JIS: "Shift_JIS",
  "EUC-JP": "EUC-JP",
  GB18030: "GB18030",
  Big5: "Big5",
  "EUC-KR": "EUC-KR",
};

/** Tells whether signs are inside words, as in "Jo‹o": chardet does not know what Excel writes on older Macs. */
function breaksWords(cells: Buffer, encoding: CsvEncoding): boolean {
  return /\p{L}[^\p{L}\p{M}\p{N}\p{P}\s]\p{L}|\p{L}[\u2018-\u201e\u2039\u203a\u00ab\u00bb\u2022\u2026](?=\p{L})/u.test(
    iconv.decode(cells, encoding),
  );
}

/**
 * Decides a tie of chardet: the letters ş ğ ı İ point to Turkish, and words made only of byte pairs to simplified
 * Chinese.
 */
function decideBetween(tied: CsvEncoding[], cells: Buffer): CsvEncoding | undefined {
  const text = cells.toString("latin1");
  const isTurkish = /[\xd0\xdd\xde\xf0\xfd\xfe]/.test(text) && !/[\xe1\xe6\xe9\xed\xf3\xfa]/.test(text);
  if (tied.includes("Windows-1254") && isTurkish) return "Windows-1254";
  const words = text.match(/[a-z\x80-\xff]+/gi) ?? [];
  const isPairs = words.every((word) => /^(?:[\x80-\xff]{2})+$|^[a-z]+$/i.test(word));
  return tied.includes("GB18030") && isPairs ? "GB18030" : undefined;
}

/** Tells whether bytes are UTF-8 with at most a few broken letters, as in lists that were joined. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.toString("utf8");
  const broken = text.split("\ufffd").length - 1;
  const good = [...text].filter((letter) => letter > "\u007f" && letter !== "\ufffd").length;
  return good > 0 && broken * 2 <= good;
}

/**
 * Reads the cells that leave ASCII, a line each, from anywhere in the file. No letter is cut, because separators are
 * ASCII.
 */
async function readForeignCells(file: string): Promise<Buffer> {
  const cells: Buffer[] = [];
  let length = 0;
  let rest: Buffer = Buffer.alloc(0);
  const take = (bytes: Buffer) => {
    for (const cell of cellsOf(bytes)) {
      if (isAscii(cell) || length >= sampleBytes) continue;
      cells.push(cell, Buffer.from("\n"));
      length += cell.length + 1;
    }
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    await yieldToRequests();
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d)) + 1;
    const whole = end === 0 && bytes.length > sampleBytes ? bytes.length : end;
    if (!isAscii(bytes.subarray(0, whole))) take(bytes.subarray(0, whole));
    if (length >= sampleBytes) return Buffer.concat(cells);
    rest = bytes.subarray(whole);
  }
  take(rest);
  return Buffer.concat(cells);
}

const separators = new Set([...',;\t\n\r"'].map((letter) => letter.charCodeAt(0)));

function* cellsOf(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && !separators.has(bytes[at] ?? 0)) continue;
    if (at > start) yield bytes.subarray(start, at);
    start = at + 1;
  }
}
