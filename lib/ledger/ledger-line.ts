import { createHash } from "node:crypto";
import type { LedgerEntry, LedgerLine, LinePlace } from "./ledger-entry";

const sumBytes = 12;
const sumLength = 16;
const sumName = ',"sum":"';
const tailLength = sumName.length + sumLength + '"}'.length;

/** Returns the text of a line, with its checksum at the end, and that checksum. */
export function writeLine(place: LinePlace, entry: LedgerEntry): { text: string; sum: string } {
  const body = JSON.stringify({ ...place, ...entry });
  const sum = sumOf(body);
  return { text: `${body.slice(0, -1)}${sumName}${sum}"}\n`, sum };
}

/** Reads a line without its end; undefined when a byte of it is not as it was written. */
export function readLine(text: string): { line: LedgerLine; sum: string } | undefined {
  const at = text.length - tailLength;
  if (at <= 0 || !text.startsWith(sumName, at) || !text.endsWith('"}')) return undefined;
  const sum = text.slice(-sumLength - 2, -2);
  const body = `${text.slice(0, at)}}`;
  return sumOf(body) === sum ? { line: JSON.parse(body) as LedgerLine, sum } : undefined;
}

function sumOf(body: string): string {
  return createHash("sha256").update(body).digest().subarray(0, sumBytes).toString("base64url");
}
