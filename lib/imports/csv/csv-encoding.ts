import { isAscii } from "node:buffer";
import { createReadStream } from "node:fs";

export type CsvEncoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "Windows-1252";

/** Windows-1252 differs from Latin-1 only here; a zero stands for the five codes it leaves undefined. */
const windows1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0, 0x017e, 0x0178,
];

const longestUtf8Letter = 4;

/** UTF-16 by its byte order mark, or by every other byte being NUL, as in any text of Latin letters. */
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
  return undefined;
}

/**
 * UTF-8 or Windows-1252, decided where the file first leaves ASCII: the first "ä" of a long list can come
 * long after its first page. A file of ASCII alone is UTF-8.
 */
export async function guessByteEncoding(file: string): Promise<"UTF-8" | "Windows-1252"> {
  let seen = Buffer.alloc(0);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    if (seen.length === 0 && isAscii(chunk)) continue;
    seen = Buffer.concat([
      seen,
      seen.length > 0 ? chunk : chunk.subarray(chunk.findIndex((byte) => byte >= 0x80)),
    ]);
    if (seen.length >= longestUtf8Letter) return isUtf8(seen, true) ? "UTF-8" : "Windows-1252";
  }
  return isUtf8(seen, false) ? "UTF-8" : "Windows-1252";
}

/** A function that turns the pieces of a file, in order, into UTF-8 without a byte order mark. */
export function createUtf8Converter(encoding: CsvEncoding): (bytes: Buffer, isLast: boolean) => Buffer {
  if (encoding === "Windows-1252") return (bytes) => Buffer.from(decodeWindows1252(bytes));
  if (encoding !== "UTF-8") {
    const decoder = new TextDecoder(encoding);
    return (bytes, isLast) => Buffer.from(decoder.decode(bytes, { stream: !isLast }));
  }
  let isStart = true;
  return (bytes) => {
    const hasMark = isStart && bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
    isStart = false;
    return hasMark ? bytes.subarray(3) : bytes;
  };
}

/** Decoded by hand: some versions of Node take TextDecoder("windows-1252") for plain Latin-1. */
function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (letter) =>
      String.fromCharCode(windows1252[letter.charCodeAt(0) - 0x80] || letter.charCodeAt(0)),
    );
}

function isUtf8(bytes: Buffer, mayBeCut: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: mayBeCut });
    return true;
  } catch {
    return false;
  }
}
