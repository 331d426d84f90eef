import { getTableColumns, getTableName, type InferInsertModel } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Transaction } from "@/db/write";
import { prepared } from "../prepared";

interface Shape {
  sql: string;
  columns: [key: string, column: SQLiteColumn][];
}

const shapes = new Map<SQLiteTable, Shape>();

/**
 * Inserts one row, checked by type, with a statement that is compiled once. Drizzle's own insert builds its SQL each
 * time, which is too slow for millions of rows. Returns the rowid when the table has one.
 */
export function insertRow<T extends SQLiteTable>(
  tx: Transaction,
  table: T,
  row: InferInsertModel<T>,
): number {
  const { sql, columns } = shapeOf(table);
  const given = row as Record<string, unknown>;
  const values = columns.map(([key, column]) => {
    const value = given[key] ?? column.default ?? null;
    return value === null ? null : column.mapToDriverValue(value);
  });
  return Number(prepared(tx, sql).run(values).lastInsertRowid);
}

function shapeOf(table: SQLiteTable): Shape {
  const known = shapes.get(table);
  if (known) return known;
  const columns = Object.entries(getTableColumns(table)) as Shape["columns"];
  const names = columns.map(([, column]) => `"${column.name}"`).join(", ");
  const marks = columns.map(() => "?").join(", ");
  const shape = { columns, sql: `INSERT INTO "${getTableName(table)}" (${names}) VALUES (${marks})` };
  shapes.set(table, shape);
  return shape;
}
