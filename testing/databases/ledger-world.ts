import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Database, openDatabase, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { eraseContacts } from "@/lib/deletion/run/erase-contacts";
import { flushLedger } from "@/lib/ledger/flush-ledger";
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

/**
 * Ends an instance as a lost machine does, and starts a copy of its database beside what is left of its ledger. `change`
 * changes that before.
 */
export function restoreCopy(
  world: LedgerWorld,
  copies: string,
  { now = testNow, change = (ledger: string) => ledger } = {},
): LedgerWorld {
  const folder = placeCopy(world, copies, change);
  endLedgerWorld(world);
  return startIn(folder, now);
}

/** Puts a copy of the database and the ledger of a world into a new folder, where nothing was started yet. */
export function placeCopy(
  { db, ledger }: LedgerWorld,
  copies: string,
  change = (text: string) => text,
): string {
  flushLedger(db, testNow);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-restored-"));
  fs.copyFileSync(path.join(copies, "farewell.db"), path.join(folder, "farewell.db"));
  fs.writeFileSync(path.join(folder, "erasures.log"), change(fs.readFileSync(ledger, "utf8")));
  return folder;
}

/** Erases a contact as a deletion does, in one transaction and without the search of the files that ends one. */
export function eraseAtOnce(db: Database, siteId: number, contactId: number, now: number): void {
  const insert = db.$client.prepare(
    `INSERT INTO deletion_jobs (site_id, status, created_by, created_at, contact_count, number, lease_owner)
     VALUES (?, 'running', '', ?, 1, (SELECT coalesce(max(number), 0) + 1 FROM deletion_jobs), 'test') RETURNING id`,
  );
  const { id } = insert.get(siteId, now) as { id: number };
  db.$client
    .prepare(
      "INSERT INTO deletion_items (job_id, contact_id, state, contact_updated_at) VALUES (?, ?, 'pending', 0)",
    )
    .run(id, contactId);
  const job = { table: "deletion_jobs", id, siteId, leaseOwner: "test" } as const;
  const outcomes = write(db, (tx) => eraseContacts(tx, job, [contactId], now));
  if (outcomes.get(contactId)?.kind !== "deleted") throw new Error("the contact was not erased");
  db.$client
    .prepare("UPDATE deletion_jobs SET status = 'completed', lease_owner = NULL WHERE id = ?")
    .run(id);
}

/** Puts a whole copy of the database, as a backup makes it, into another folder. */
export async function copyDatabase({ db }: LedgerWorld, folder: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  await db.$client.backup(path.join(folder, "farewell.db"));
}
