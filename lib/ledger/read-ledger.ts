import fs from "node:fs";
import type { LedgerLine } from "./ledger-entry";
import { readLine } from "./ledger-line";

const chunkBytes = 1 << 16;
const newline = 0x0a;

/** Is one line of the file. `line` is undefined when it cannot be read; `end` is where the next one begins. */
export interface FileLine {
  line: LedgerLine | undefined;
  sum: string;
  end: number;
  /** Is false for the rest of a line that was being written when the process died. */
  isEnded: boolean;
}

/** Reads the lines of a ledger from a byte on, a piece at a time, so that its length costs no memory. */
export function* readLedger(file: string, from = 0): Generator<FileLine> {
  const opened = fs.openSync(file, "r");
  try {
    let rest = Buffer.alloc(0);
    let start = from;
    for (let at = from; ; ) {
      const chunk = Buffer.alloc(chunkBytes);
      const count = fs.readSync(opened, chunk, 0, chunkBytes, at);
      if (count === 0) break;
      at += count;
      rest = Buffer.concat([rest, chunk.subarray(0, count)]);
      for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
        start += end + 1;
        yield lineOf(rest.subarray(0, end), start, true);
        rest = rest.subarray(end + 1);
      }
    }
    if (rest.length > 0) yield lineOf(rest, start + rest.length, false);
  } finally {
    fs.closeSync(opened);
  }
}

function lineOf(bytes: Buffer, end: number, isEnded: boolean): FileLine {
  const read = isEnded ? readLine(bytes.toString("utf8")) : undefined;
  return { line: read?.line, sum: read?.sum ?? "", end, isEnded };
}
