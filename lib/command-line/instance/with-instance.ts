import fs from "node:fs";
import { type Database, openForReading } from "@/db/open-database";
import { type SchemaAge, schemaAgeOf } from "@/db/schema-age";
import { isUnsettled } from "@/lib/backups/restore/settle-restore";
import type { Outcome } from "@/lib/command-line/frame/command";
import type { Terminal } from "@/lib/command-line/frame/terminal";
import { database, databaseFile, dataDirectory } from "@/lib/system/instance";
import { tryLockInstance } from "@/lib/system/instance-lock";
import { keepFolderPrivate } from "@/lib/system/keep-folder-private";
import { pageRoundsOf } from "@/lib/system/pages/page-rounds";
import { inWriteTurn } from "@/lib/system/write-turns";
import { type InstanceRefusal, instanceRefusalMessage } from "./instance-refusals";

const refusals: Record<SchemaAge, InstanceRefusal | undefined> = {
  current: undefined,
  older: "older_database",
  newer: "newer_database",
  foreign: "foreign_database",
};

/**
 * Runs `work` on the database for reading alone. Refuses one that is not of this version, unless `anyAge`: then it may
 * be older or newer.
 */
export async function withReading(
  terminal: Terminal,
  work: (db: Database) => Promise<Outcome> | Outcome,
  { anyAge = false } = {},
): Promise<Outcome> {
  const refusal = findRefusal();
  const isAllowed = anyAge && (refusal === "older_database" || refusal === "newer_database");
  if (refusal && !isAllowed) return refuse(terminal, refusal);
  const db = openForReading(databaseFile());
  try {
    return await work(db);
  } finally {
    db.$client.close();
  }
}

/**
 * Runs `work` on the database beside a running Farewell, or alone; with `isAlone` never beside one. Alone it holds the
 * lock, so that none starts meanwhile, and copies the log with every gap clean as a worker does.
 */
export async function withWriting(
  terminal: Terminal,
  work: (db: Database) => Promise<Outcome> | Outcome,
  { isAlone = false } = {},
): Promise<Outcome> {
  const refusal = findRefusal();
  if (refusal) return refuse(terminal, refusal);
  keepFolderPrivate();
  const lock = tryLockInstance(dataDirectory());
  if (!lock && isAlone) return refuse(terminal, "running");
  try {
    const db = database();
    if (!lock) return await inWriteTurn(db, () => work(db));
    const outcome = await work(db);
    pageRoundsOf(db)?.end();
    return outcome;
  } finally {
    lock?.release();
  }
}

function findRefusal(): InstanceRefusal | undefined {
  if (isOfOtherUser()) return "other_user";
  if (isUnsettled(dataDirectory())) return "unsettled_restore";
  if (!fs.existsSync(databaseFile())) return "no_database";
  const db = openForReading(databaseFile());
  try {
    return refusals[schemaAgeOf(db.$client)];
  } finally {
    db.$client.close();
  }
}

/** Tells whether files that are made here would be of another user than the folder, as when root runs a command. */
export function isOfOtherUser(): boolean {
  const owner = fs.statSync(dataDirectory(), { throwIfNoEntry: false })?.uid;
  return owner !== undefined && process.getuid !== undefined && owner !== process.getuid();
}

function refuse(terminal: Terminal, refusal: InstanceRefusal): Outcome {
  terminal.complain(instanceRefusalMessage(refusal));
  return "refused";
}
