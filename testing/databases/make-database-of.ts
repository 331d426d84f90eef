import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import SqliteClient from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { foldForSearch } from "@/db/fold-for-search";

const migrations = path.resolve("db/migrations");

/**
 * Creates the database of an older version in `file`, with all migrations up to and including `lastMigration`, and
 * puts one row into every table that accepts one. Returns the open database.
 */
export function makeDatabaseOf(lastMigration: string, file: string): SqliteClient.Database {
  const client = new SqliteClient(file);
  client.pragma("journal_mode = WAL");
  client.pragma("foreign_keys = ON");
  client.function("fold_for_search", { deterministic: true }, (text) => foldForSearch(String(text)));
  migrate(drizzle(client), { migrationsFolder: migrationsUntil(lastMigration) });
  for (const table of tablesInOrder(client)) fill(client, table);
  return client;
}

function migrationsUntil(last: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-migrations-"));
  fs.cpSync(migrations, folder, { recursive: true });
  const file = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(fs.readFileSync(file, "utf8")) as { entries: { tag: string }[] };
  const at = journal.entries.findIndex(({ tag }) => tag === last);
  if (at < 0) throw new Error(`no migration is named ${last}`);
  fs.writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at + 1) }));
  return folder;
}

interface Column {
  name: string;
  type: string;
  notnull: number;
  dflt_value: string | null;
  pk: number;
}

interface Key {
  table: string;
  from: string;
  to: string | null;
}

export const columnsOf = (client: SqliteClient.Database, table: string): Column[] =>
  client.prepare("SELECT * FROM pragma_table_info(?)").all(table) as Column[];

const keysOf = (client: SqliteClient.Database, table: string): Key[] =>
  client.prepare(`SELECT "table", "from", "to" FROM pragma_foreign_key_list(?)`).all(table) as Key[];

/** Lists our own tables, each after the tables that it refers to. */
export function tablesInOrder(client: SqliteClient.Database): string[] {
  const all = client
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name NOT LIKE '%_fts%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  const ordered: string[] = [];
  const visit = (table: string) => {
    if (ordered.includes(table)) return;
    for (const key of keysOf(client, table)) if (key.table !== table) visit(key.table);
    ordered.push(table);
  };
  for (const table of all) visit(table);
  return ordered;
}

/** Puts one row into the table, with a value in every column. A foreign key refers to the first row of its table. */
function fill(client: SqliteClient.Database, table: string): void {
  const keys = keysOf(client, table);
  const columns = columnsOf(client, table);
  const values = columns.map(({ name, type }, at) => {
    const key = keys.find(({ from }) => from === name);
    if (key)
      return (
        client
          .prepare(`SELECT "${key.to ?? "id"}" FROM "${key.table}" LIMIT 1`)
          .pluck()
          .get() ?? null
      );
    return sample(table, name, type, at);
  });
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  client
    .prepare(`INSERT OR IGNORE INTO "${table}" (${names}) VALUES (${columns.map(() => "?").join(", ")})`)
    .run(...values);
}

const words: Record<string, string> = {
  "contacts.email": "ada@quill.example",
  "contacts.search_text": "ada quill\nada@quill.example",
  "contacts.name": "Ada Quill",
  "subscriptions.status": "canceled",
  "purchases.kind": "bought",
  "billing_customers.provider": "stripe",
  "subscriptions.provider": "stripe",
};

function sample(table: string, name: string, type: string, at: number): unknown {
  const word = words[`${table}.${name}`];
  if (word !== undefined) return word;
  if (name === "revoked_at") return null;
  if (/_at$|_until$/.test(name)) return 1_768_000_000_000;
  if (/int/i.test(type)) return 1;
  if (/blob/i.test(type)) return Buffer.from(`${table} ${name}`);
  return /^(counts|plan|answers|parameters|filter|action)$/.test(name) ? "{}" : `${name} ${at}`;
}
