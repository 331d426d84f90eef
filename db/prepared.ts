import type SqliteClient from "better-sqlite3";
import type { Database } from "./open-database";

const statements = new WeakMap<SqliteClient.Database, Map<string, SqliteClient.Statement>>();

/** The prepared statement for this SQL on this connection, compiled once. For hot paths; elsewhere use Drizzle. */
export function prepared(db: Database, sql: string): SqliteClient.Statement<unknown[], unknown> {
  let known = statements.get(db.$client);
  if (!known) {
    known = new Map();
    statements.set(db.$client, known);
  }
  let statement = known.get(sql);
  if (!statement) {
    statement = db.$client.prepare(sql);
    known.set(sql, statement);
  }
  return statement;
}
