import SqliteClient from "better-sqlite3";

/** Opens the file that stores all data of this Stripe, so that the data survives a kill. */
export function openBooks(file: string): SqliteClient.Database {
  const books = new SqliteClient(file);
  books.pragma("journal_mode = WAL");
  // Only a power cut can lose data in this mode; a killed process loses nothing.
  books.pragma("synchronous = NORMAL");
  books.exec(`
    CREATE TABLE IF NOT EXISTS accounts (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, offers_search INTEGER NOT NULL DEFAULT 1, balance INTEGER);
    CREATE TABLE IF NOT EXISTS keys (
      key TEXT PRIMARY KEY, account TEXT NOT NULL, mode TEXT NOT NULL, permissions TEXT, state TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value);
    CREATE TABLE IF NOT EXISTS objects (
      seq INTEGER PRIMARY KEY, account TEXT NOT NULL, mode TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
      owner TEXT, created INTEGER NOT NULL, is_deleted INTEGER NOT NULL DEFAULT 0, json TEXT NOT NULL,
      UNIQUE (account, mode, id));
    CREATE INDEX IF NOT EXISTS objects_kind ON objects (account, mode, kind, created, seq);
    CREATE INDEX IF NOT EXISTS objects_owner ON objects (account, mode, owner, kind, created, seq);
    CREATE TABLE IF NOT EXISTS customer_versions (
      account TEXT NOT NULL, mode TEXT NOT NULL, id TEXT NOT NULL, written_at INTEGER NOT NULL, json TEXT);
    CREATE INDEX IF NOT EXISTS customer_versions_id ON customer_versions (account, mode, id, written_at);
    CREATE TABLE IF NOT EXISTS answers (
      account TEXT NOT NULL, mode TEXT NOT NULL, key TEXT NOT NULL, request TEXT, status INTEGER, body TEXT,
      PRIMARY KEY (account, mode, key));
    CREATE TABLE IF NOT EXISTS effects (account TEXT NOT NULL, mode TEXT NOT NULL, kind TEXT, id TEXT);
    CREATE INDEX IF NOT EXISTS effects_id ON effects (account, mode, kind, id);
  `);
  return books;
}
