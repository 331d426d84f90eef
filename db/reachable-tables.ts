import type SqliteClient from "better-sqlite3";
import type { Database } from "./open-database";

interface ForeignKey {
  id: number;
  table: string;
  from: string;
  to: string | null;
  on_delete: string;
}

/**
 * Lists the tables whose rows belong to a contact, as the database itself says: every table with a foreign key to
 * `contacts`, or to such a table. Sorted by name, without `contacts`.
 */
export function contactTables(db: Database): string[] {
  const children = new Map<string, Set<string>>();
  for (const table of tableNames(db)) {
    for (const key of foreignKeys(db, table)) {
      const of = children.get(key.table) ?? new Set();
      children.set(key.table, of.add(table));
    }
  }
  const found = new Set<string>();
  const queue = ["contacts"];
  for (let table = queue.pop(); table; table = queue.pop()) {
    for (const child of children.get(table) ?? []) {
      if (!found.has(child)) queue.push(child);
      found.add(child);
    }
  }
  return [...found].sort();
}

/** Lists every table of the product, without those that SQLite and FTS5 make for themselves. */
export function tableNames(db: Database): string[] {
  return db.$client
    .prepare(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'
       ORDER BY name`,
    )
    .pluck()
    .all() as string[];
}

export function foreignKeys({ $client }: Pick<Database, "$client">, table: string): ForeignKey[] {
  return keysOf($client, table);
}

/** Orders tables so that each comes after those that refer to it. */
export function childrenFirst(client: SqliteClient.Database, tables: readonly string[]): string[] {
  const ordered: string[] = [];
  const visit = (table: string) => {
    if (ordered.includes(table)) return;
    for (const other of tables)
      if (other !== table && keysOf(client, other).some((key) => key.table === table)) visit(other);
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered;
}

function keysOf(client: SqliteClient.Database, table: string): ForeignKey[] {
  return client.prepare("SELECT * FROM pragma_foreign_key_list(?)").all(table) as ForeignKey[];
}
