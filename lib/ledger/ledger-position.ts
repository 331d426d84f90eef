import { prepared, preparedValue } from "@/db/prepared";
import type { Reader, Transaction } from "@/db/write";

/** Is a line of the ledger: its number, its checksum and the byte at which it ends. */
export interface LedgerPosition {
  line: number;
  sum: string;
  bytes: number;
}

/** Returns the last line of the ledger that the database knows; undefined before the instance has a name. */
export function findPosition(db: Reader): (LedgerPosition & { lacksAll: 0 | 1 }) | undefined {
  return prepared<LedgerPosition & { lacksAll: 0 | 1 }>(
    db,
    `SELECT ledger_line AS line, ledger_sum AS sum, ledger_bytes AS bytes, ledger_lacks_all AS lacksAll FROM instance`,
  ).get();
}

export function setPosition(tx: Transaction, { line, sum, bytes }: LedgerPosition): void {
  prepared(tx, "UPDATE instance SET ledger_line = ?, ledger_sum = ?, ledger_bytes = ?").run(line, sum, bytes);
}

/** Notes whether everything that the database remembers is yet to be written to the ledger. */
export function setLacksAll(tx: Transaction, lacksAll: boolean): void {
  prepared(tx, "UPDATE instance SET ledger_lacks_all = ?").run(lacksAll ? 1 : 0);
}

/** Returns the number of the last entry that the database has noted, written to the ledger or not. */
export function lastEntryOf(db: Reader): number {
  return preparedValue<number>(db, "SELECT seq FROM sqlite_sequence WHERE name = 'ledger_outbox'").get() ?? 0;
}
