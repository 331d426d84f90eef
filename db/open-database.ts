import fs from "node:fs";
import path from "node:path";
import SqliteClient from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { foldForSearch } from "./fold-for-search";
import { installationFolder } from "./installation";
import * as schema from "./schema";

export type Database = BetterSQLite3Database<typeof schema> & { $client: SqliteClient.Database };

export const migrationsFolder = path.join(installationFolder, "db", "migrations");

/** Bounds how long a statement waits for another process's transaction; a lease lasts longer. */
export const busyTimeoutMs = 2000;

/** Lists what every connection must answer, whatever SQLite it was built with. */
const requiredPragmas = { journal_mode: "wal", foreign_keys: 1, secure_delete: 1, temp_store: 2 } as const;

/**
 * Opens the SQLite file (created when absent), sets and asserts the pragmas that deletion relies on and
 * brings the schema up to date. Throws when a pragma does not hold.
 */
export function openDatabase(file: string): Database {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const db = connect(new SqliteClient(file));
  migrate(db, { migrationsFolder });
  return db;
}

/**
 * Opens the SQLite file for reading alone, as its schema is. Such a connection never copies the log into the file, not
 * even when it is the last one that closes. Throws when there is no file.
 */
export function openForReading(file: string): Database {
  const client = new SqliteClient(file, { readonly: true, fileMustExist: true });
  // A copy that `VACUUM INTO` makes gets this from the connection: without it, blocks of moved records are not zero.
  client.pragma("secure_delete = ON");
  client.pragma("temp_store = MEMORY");
  client.pragma(`busy_timeout = ${busyTimeoutMs}`);
  client.pragma("cache_size = -65536");
  defineFunctions(client);
  return drizzle(client, { schema });
}

let migrated: Buffer | undefined;

/** Opens a private database in memory with the current schema, for one test. */
export function openMemoryDatabase(): Database {
  if (!migrated) {
    const template = connect(new SqliteClient(":memory:"));
    migrate(template, { migrationsFolder });
    migrated = template.$client.serialize();
  }
  return connect(new SqliteClient(migrated));
}

function connect(client: SqliteClient.Database): Database {
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = NORMAL");
  client.pragma("foreign_keys = ON");
  client.pragma("secure_delete = ON");
  client.pragma("temp_store = MEMORY");
  client.pragma(`busy_timeout = ${busyTimeoutMs}`);
  // Only the worker copies the log into the file, because it cleans what it copies (`PageRounds`).
  client.pragma("wal_autocheckpoint = 0");
  client.pragma("journal_size_limit = 0");
  client.pragma("cache_size = -65536");
  for (const [pragma, expected] of Object.entries(requiredPragmas)) {
    const actual = client.pragma(pragma, { simple: true });
    if (pragma === "journal_mode" && actual === "memory") continue;
    if (actual !== expected)
      throw new Error(`SQLite pragma ${pragma} is ${String(actual)}, expected ${expected}`);
  }
  defineFunctions(client);
  return drizzle(client, { schema });
}

function defineFunctions(client: SqliteClient.Database): void {
  client.function("fold_for_search", { deterministic: true }, (text) =>
    text === null ? null : foldForSearch(String(text)),
  );
}
