import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Database, openDatabase, openMemoryDatabase } from "@/db/open-database";
import type { LedgerLine } from "@/lib/ledger/ledger-entry";
import { readLedger } from "@/lib/ledger/read-ledger";
import { type LedgerOpening, openLedger } from "@/lib/ledger/replay/open-ledger";
import { requireSecret } from "@/lib/secret/require-secret";
import { testNow } from "@/testing/steps/deletion";

/** Is a data folder with a database and its ledger. */
export interface LedgerWorld {
  folder: string;
  db: Database;
  ledger: string;
}

/** Makes a data folder of its own and starts an instance in it. */
export function makeLedgerWorld(): LedgerWorld {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-ledger-"));
  // A copy of a migrated database opens sooner than the migrations run.
  const migrated = openMemoryDatabase();
  fs.writeFileSync(path.join(folder, "farewell.db"), migrated.$client.serialize());
  migrated.$client.close();
  return startIn(folder);
}

/** Starts the instance in a folder, as the worker does. */
export function startIn(folder: string, now = testNow): LedgerWorld {
  const db = openDatabase(path.join(folder, "farewell.db"));
  try {
    requireSecret(db, now);
    openLedger(db, now);
  } catch (error) {
    db.$client.close();
    throw error;
  }
  return { folder, db, ledger: path.join(folder, "erasures.log") };
}

/** Opens database and ledger of a folder as a start does, and closes them again. */
export function openIn(folder: string, now = testNow): LedgerOpening | undefined {
  const db = openDatabase(path.join(folder, "farewell.db"));
  try {
    requireSecret(db, now);
    return openLedger(db, now);
  } finally {
    db.$client.close();
  }
}

export function endLedgerWorld({ folder, db }: LedgerWorld): void {
  db.$client.close();
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Returns the lines of a ledger that can be read. */
export function linesOf(ledger: string): LedgerLine[] {
  return [...readLedger(ledger)].flatMap(({ line }) => line ?? []);
}

/** Puts a whole copy of the database, as a backup makes it, into another folder. */
export async function copyDatabase({ db }: LedgerWorld, folder: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  await db.$client.backup(path.join(folder, "farewell.db"));
}
