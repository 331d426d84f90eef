import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { ledgerFileOf, sizeOf } from "@/lib/ledger/ledger-file";
import { findPosition } from "@/lib/ledger/ledger-position";
import { findOpenReplay } from "./replay-row";

const notCompared =
  "The database and the file erasures.log in DATA_DIR were not compared yet, and people who were deleted may be in the database. Start Farewell as a whole (npm start): its worker compares them first.";

/**
 * Makes sure that the worker has compared database and ledger, before anyone is answered. Throws a sentence where it
 * has not. Asks in a transaction, because the worker writes the ledger in one.
 */
export function requireComparedLedger(db: Database): void {
  const file = ledgerFileOf(db);
  if (file === undefined) return;
  const isCompared = write(
    db,
    (tx) => sizeOf(file) === findPosition(tx)?.bytes && findOpenReplay(tx) === undefined,
  );
  if (!isCompared) throw new Error(notCompared);
}
