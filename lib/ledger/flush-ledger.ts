import fs from "node:fs";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { appendEntries } from "./append-entries";
import { entryOfRow, type OutboxRow } from "./entry-of-row";
import { joinErased } from "./join-erased";
import { cutAfter, ledgerFileOf, sizeOf } from "./ledger-file";
import { findPosition } from "./ledger-position";
import { mendEnd } from "./mend-end";
import { beginLedger } from "./write-all";

/** Limits how long the write lock is held for one batch. */
const rowsAtOnce = 2_000;
/** Holds the databases whose ledger this process began to make anew and could not finish. */
const unfinished = new WeakSet<Database["$client"]>();

/**
 * Writes everything that waits for the ledger, in batches, and returns how many entries that were. It is on the disk
 * when this returns, so a job calls it before it says that it is done. Makes a ledger anew that was removed meanwhile.
 * Does nothing for a database in memory, nor before the start has compared the two.
 */
export function flushLedger(db: Database, now: number): number {
  const file = ledgerFileOf(db);
  if (file === undefined) return 0;
  if (unfinished.has(db.$client)) beginAgain(db, file, now);
  else if (findPosition(db)?.lacksAll !== 0) return 0;
  for (let written = 0; ; ) {
    if (!isWaiting(db)) return written;
    if (sizeOf(file) === 0) beginAgain(db, file, now);
    written += flushOrTakeBack(db, file, now);
  }
}

/** Makes the ledger anew. Where that fails, as on a full disk, the next call begins it once more. */
function beginAgain(db: Database, file: string, now: number): void {
  unfinished.add(db.$client);
  fs.rmSync(file, { force: true });
  beginLedger(db, file, now);
  unfinished.delete(db.$client);
}

/** Takes lines back of which the database could not note that they were written, as on a full disk: they come again. */
function flushOrTakeBack(db: Database, file: string, now: number): number {
  const wasWhole = sizeOf(file) === findPosition(db)?.bytes;
  try {
    return write(db, (tx) => flushBatch(tx, file, now));
  } catch (error) {
    if (wasWhole && storageFaultOf(error)) write(db, (tx) => cutUnnoted(tx, file));
    throw error;
  }
}

/** Does it while nobody else can write, so that what another process wrote meanwhile is noted. */
function cutUnnoted(tx: Transaction, file: string): void {
  const bytes = findPosition(tx)?.bytes;
  if (bytes !== undefined && sizeOf(file) > bytes) cutAfter(file, bytes);
}

function isWaiting(db: Database): boolean {
  return prepared(db, "SELECT 1 FROM ledger_outbox LIMIT 1").get() !== undefined;
}

function flushBatch(tx: Transaction, file: string, now: number): number {
  mendEnd(tx, file);
  const rows = prepared<OutboxRow>(
    tx,
    "SELECT id, kind, site_id AS siteId, subject FROM ledger_outbox ORDER BY id LIMIT ?",
  ).all(rowsAtOnce);
  const entries = rows.flatMap((row) => {
    const what = entryOfRow(tx, row);
    return what ? [{ entry: row.id, what }] : [];
  });
  appendEntries(tx, file, joinErased(entries), now);
  // Without a condition SQLite empties the table at once.
  if (rows.length < rowsAtOnce) prepared(tx, "DELETE FROM ledger_outbox").run();
  else prepared(tx, "DELETE FROM ledger_outbox WHERE id <= ?").run(rows.at(-1)?.id ?? 0);
  return entries.length;
}
