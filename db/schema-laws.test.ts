import { expect, test } from "vitest";
import { openMemoryDatabase } from "./open-database";
import { contactTables, foreignKeys, tableNames } from "./reachable-tables";
import { erasurePolicy } from "./schema/erasure-policy";

const db = openMemoryDatabase();
const query = (sql: string, ...values: unknown[]) =>
  db.$client
    .prepare(sql)
    .pluck()
    .all(...values) as string[];
const columnsOf = (table: string) => query("SELECT name FROM pragma_table_info(?)", table);
const createSql = (table: string) => query("SELECT sql FROM sqlite_schema WHERE name = ?", table)[0] ?? "";

test("every table has an erasure policy and no policy is left over", () => {
  expect(Object.keys(erasurePolicy).sort()).toEqual(tableNames(db));
});

test.each(tableNames(db))("%s: every column has an erasure policy", (table) => {
  const policy = erasurePolicy[table];
  const declared = policy && "erase" in policy ? policy.erase : Object.keys(policy?.columns ?? {});
  expect([...declared].sort()).toEqual(columnsOf(table).sort());
});

test("exactly the tables reachable from contacts are erased", () => {
  const erased = Object.keys(erasurePolicy).filter((table) => "erase" in (erasurePolicy[table] ?? {}));
  expect(erased.sort()).toEqual(["contacts", ...contactTables(db)].sort());
});

test("a column that points to a contact has a foreign key, unless its policy says why not", () => {
  for (const table of tableNames(db)) {
    if (!columnsOf(table).includes("contact_id")) continue;
    const policy = erasurePolicy[table];
    const isKey = foreignKeys(db, table).some((key) => key.table === "contacts" && key.from === "contact_id");
    expect(isKey, table).toBe(policy !== undefined && "erase" in policy);
  }
});

test.each(contactTables(db))("%s is clustered by contact and WITHOUT ROWID", (table) => {
  expect(createSql(table)).toMatch(/WITHOUT ROWID$/);
  expect(query("SELECT name FROM pragma_table_info(?) WHERE pk = 1", table)).toEqual(["contact_id"]);
});

test("every foreign key cascades and is served by an index", () => {
  for (const table of tableNames(db)) {
    const keys = foreignKeys(db, table);
    const byId = new Map<number, string[]>();
    for (const key of keys) {
      expect(key.on_delete, `${table}.${key.from}`).toBe("CASCADE");
      byId.set(key.id, [...(byId.get(key.id) ?? []), key.from]);
    }
    for (const columns of byId.values()) expect(isIndexed(table, columns), `${table}(${columns})`).toBe(true);
  }
});

test("contacts and every table with a plain id use AUTOINCREMENT, so ids are never given twice", () => {
  for (const table of tableNames(db)) {
    const sql = createSql(table);
    if (/`id` integer PRIMARY KEY/.test(sql) && table !== "row_ids")
      expect(sql, table).toMatch(/AUTOINCREMENT/);
  }
});

test("no statistics table keeps samples of what people are called", () => {
  expect(query("SELECT name FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'")).toEqual([]);
});

function isIndexed(table: string, columns: string[]): boolean {
  const keys = query("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table);
  const indexes = query("SELECT name FROM pragma_index_list(?) WHERE partial = 0", table).map((index) =>
    query("SELECT name FROM pragma_index_info(?) ORDER BY seqno", index),
  );
  return [keys, ...indexes].some((index) =>
    columns.every((column) => index.slice(0, columns.length).includes(column)),
  );
}
