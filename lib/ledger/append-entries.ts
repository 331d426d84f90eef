import path from "node:path";
import type { Transaction } from "@/db/write";
import { syncFolder } from "@/lib/system/write-whole";
import type { LedgerEntry } from "./ledger-entry";
import { appendDurably, sizeOf } from "./ledger-file";
import { writeLine } from "./ledger-line";
import { findPosition, setPosition } from "./ledger-position";

/** Is an entry with the number that the database gave it. */
export interface NumberedEntry {
  entry: number;
  what: LedgerEntry;
}

/**
 * Adds lines to the end of the ledger and notes it in the database, in a transaction, because its lock lets one
 * process write at a time. The lines are on the disk before it commits. Throws LedgerMoved when the file does not end
 * where the database says.
 */
export function appendEntries(
  tx: Transaction,
  file: string,
  entries: readonly NumberedEntry[],
  now: number,
): void {
  const position = findPosition(tx);
  if (!position) throw new Error("the instance has no name yet");
  if (sizeOf(file) !== position.bytes) throw new LedgerMoved();
  let { line, sum } = position;
  let text = "";
  for (const { entry, what } of entries) {
    line += 1;
    const written = writeLine({ line, after: sum, entry, at: now }, what);
    sum = written.sum;
    text += written.text;
  }
  appendDurably(file, text);
  if (position.bytes === 0) syncFolder(path.dirname(file));
  setPosition(tx, { line, sum, bytes: position.bytes + Buffer.byteLength(text) });
}

/** Is thrown when another program wrote or removed the ledger, or a process died before it noted its lines. */
export class LedgerMoved extends Error {
  override readonly name = "LedgerMoved";
  constructor() {
    super("erasures.log does not end where the database says. Start Farewell again, which compares the two.");
  }
}
