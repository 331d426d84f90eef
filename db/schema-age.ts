import fs from "node:fs";
import path from "node:path";
import type SqliteClient from "better-sqlite3";
import { migrationsFolder } from "./open-database";

/** Says whether a database has the schema of this version, of an older or a newer one, or is none of ours. */
export type SchemaAge = "current" | "older" | "newer" | "foreign";

/** Returns the age of a database's schema, as its last migration has it. */
export function schemaAgeOf(client: SqliteClient.Database): SchemaAge {
  const hasMigrations = client
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '__drizzle_migrations'")
    .get();
  if (!hasMigrations) return "foreign";
  const last = client.prepare("SELECT max(created_at) FROM __drizzle_migrations").pluck().get() as
    | number
    | null;
  if (last === null) return "foreign";
  const ours = lastMigrationAt();
  if (last === ours) return "current";
  return last < ours ? "older" : "newer";
}

/** Tells whether a database is empty: a first start that was killed, or found no room, leaves one without our tables. */
export function isOfKilledStart(client: SqliteClient.Database): boolean {
  const ours = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'";
  return client.prepare(ours).get() === undefined;
}

function lastMigrationAt(): number {
  const journal = fs.readFileSync(path.join(migrationsFolder, "meta", "_journal.json"), "utf8");
  const { entries } = JSON.parse(journal) as { entries: { when: number }[] };
  return Math.max(...entries.map(({ when }) => when));
}
