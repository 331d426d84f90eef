import type SqliteClient from "better-sqlite3";
import type { Reader, Transaction } from "./write";

/** Gives back rows of the type that the statement was prepared with. */
export interface ReadStatement<Row> {
  get(...values: unknown[]): Row | undefined;
  /** Returns the row of a statement that always has one, such as a count. Throws when it has none. */
  one(...values: unknown[]): Row;
  all(...values: unknown[]): Row[];
  iterate(...values: unknown[]): IterableIterator<Row>;
}

/** Is a statement that changes rows. Only a transaction gives one. */
export interface WriteStatement<Row> extends ReadStatement<Row> {
  run(...values: unknown[]): SqliteClient.RunResult;
}

const statements = new WeakMap<SqliteClient.Database, Map<string, WriteStatement<unknown>>>();

/**
 * Returns the statement for this SQL on this connection, compiled once; `Row` names the columns that it selects.
 * Meant for hot paths; elsewhere use Drizzle. Only the handle of a transaction gives one that can `run`.
 */
export function prepared<Row = unknown>(tx: Transaction, sql: string): WriteStatement<Row>;
export function prepared<Row = unknown>(db: Reader, sql: string): ReadStatement<Row>;
export function prepared<Row>(db: Reader, sql: string): WriteStatement<Row> {
  return statementFor(db, sql, false) as WriteStatement<Row>;
}

/** Returns a statement as `prepared` does, for SQL that selects one column: it gives values instead of rows. */
export function preparedValue<Value = unknown>(db: Reader, sql: string): ReadStatement<Value> {
  return statementFor(db, sql, true) as WriteStatement<Value>;
}

function statementFor({ $client }: Reader, sql: string, isPlucked: boolean): WriteStatement<unknown> {
  let known = statements.get($client);
  if (!known) {
    known = new Map();
    statements.set($client, known);
  }
  const key = isPlucked ? `value ${sql}` : sql;
  let statement = known.get(key);
  if (!statement) {
    statement = wrap(isPlucked ? $client.prepare(sql).pluck() : $client.prepare(sql));
    known.set(key, statement);
  }
  return statement;
}

function wrap(statement: SqliteClient.Statement<unknown[], unknown>): WriteStatement<unknown> {
  return {
    get: (...values) => statement.get(...values),
    one: (...values) => {
      const row = statement.get(...values);
      if (row === undefined) throw new Error(`no row: ${statement.source}`);
      return row;
    },
    all: (...values) => statement.all(...values),
    iterate: (...values) => statement.iterate(...values),
    run: (...values) => statement.run(...values),
  };
}
