import { randomUUID } from "node:crypto";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { findInstance } from "@/lib/system/secret-check";
import { appendEntries } from "./append-entries";
import { joinErased } from "./join-erased";
import { type LedgerEntry, ledgerVersion } from "./ledger-entry";
import { findPosition, lastEntryOf, setLacksAll, setPosition } from "./ledger-position";
import { beforeAll, type RememberedKey, remembered } from "./remembered";

const rowsAtOnce = 1_000;

/**
 * Writes everything that the database remembers to the end of the ledger: into a new one, or after a damage, of which
 * `damagedLines` then says that it is mended. A killed run is begun again, and entries that stand there twice do no
 * harm.
 */
export function writeAll(db: Database, file: string, damagedLines: number[], now: number): void {
  const throughEntry = lastEntryOf(db);
  const append = (tx: Transaction, entries: LedgerEntry[]) => {
    const numbered = entries.map((what) => ({ entry: throughEntry, what }));
    if (numbered.length > 0) appendEntries(tx, file, joinErased(numbered), now);
  };
  write(db, (tx) => append(tx, headOf(tx)));
  for (const list of remembered) {
    const step = (tx: Transaction, after: RememberedKey): RememberedKey | undefined => {
      const { entries, next } = list(tx, after, rowsAtOnce);
      append(tx, entries);
      return next;
    };
    for (let after: RememberedKey | undefined = beforeAll; after; ) {
      const from: RememberedKey = after;
      after = write(db, (tx) => step(tx, from));
    }
  }
  write(db, (tx) => {
    append(tx, [{ kind: "all", damagedLines }]);
    prepared(tx, "DELETE FROM ledger_outbox WHERE id <= ?").run(throughEntry);
    setLacksAll(tx, false);
  });
}

/** Makes a ledger of what the database remembers, where there is none. */
export function beginLedger(db: Database, file: string, now: number): void {
  write(db, (tx) => {
    setPosition(tx, { line: 0, sum: "", bytes: 0 });
    setLacksAll(tx, true);
  });
  writeAll(db, file, [], now);
}

/** Writes the keys of the digests to the end of the ledger again, because they are encrypted with another secret by now. */
export function writeKeys(db: Database, file: string, now: number): void {
  write(db, (tx) => {
    const entry = lastEntryOf(tx);
    appendEntries(
      tx,
      file,
      headOf(tx).map((what) => ({ entry, what })),
      now,
    );
  });
}

/** Returns the first line of a new ledger, and the keys of the digests. */
function headOf(tx: Transaction): LedgerEntry[] {
  const instance = findInstance(tx);
  if (!instance) throw new Error("the instance has no name yet");
  const keys = prepared<{ id: number; encryptedKey: string; createdAt: number }>(
    tx,
    "SELECT id, encrypted_key AS encryptedKey, created_at AS createdAt FROM identity_keys ORDER BY id",
  ).all();
  const isNew = findPosition(tx)?.line === 0;
  return [
    ...(isNew ? [headLine(instance.id)] : []),
    { kind: "secret", check: instance.secretCheck.toString("base64url") },
    ...keys.map((key) => ({ kind: "key" as const, ...key })),
  ];
}

function headLine(instanceId: string): LedgerEntry {
  return { kind: "ledger", version: ledgerVersion, instanceId, madeAs: randomUUID() };
}
