import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { LedgerMoved } from "./append-entries";
import { cutAfter, sizeOf } from "./ledger-file";
import { findPosition, type LedgerPosition, lastEntryOf, setPosition } from "./ledger-position";
import { readLedger } from "./read-ledger";

/**
 * Brings the end of the ledger and the database together in a process that runs: after a full disk, or after a process
 * that died while it wrote. Throws LedgerMoved for anything else, which only a start can compare.
 */
export function mendEnd(tx: Transaction, file: string): void {
  const known = findPosition(tx);
  if (!known || sizeOf(file) === known.bytes) return;
  const { end, lastEntry } = readEnd(file, known);
  if (sizeOf(file) < known.bytes || lastEntry > lastEntryOf(tx)) throw new LedgerMoved();
  cutAfter(file, end.bytes);
  prepared(tx, "DELETE FROM ledger_outbox WHERE id <= ?").run(lastEntry);
  setPosition(tx, end);
}

/** Reads the whole lines after the last one that the database knows. */
function readEnd(file: string, known: LedgerPosition): { end: LedgerPosition; lastEntry: number } {
  let end: LedgerPosition = known;
  let lastEntry = 0;
  for (const { line, sum, end: bytes } of readLedger(file, known.bytes)) {
    if (!line) break;
    if (line.after !== end.sum) throw new LedgerMoved();
    end = { line: line.line, sum, bytes };
    lastEntry = line.entry;
  }
  return { end, lastEntry };
}
