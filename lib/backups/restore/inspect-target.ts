import fs from "node:fs";
import path from "node:path";
import { type Database, openForReading } from "@/db/open-database";
import { schemaAgeOf } from "@/db/schema-age";
import { findInstanceOfAnyAge } from "@/lib/backups/find-instance";
import type { Instance } from "@/lib/system/secret-check";

/** Says what a restore finds in the data folder. */
export type RestoreTarget =
  | { database: "none" }
  | { database: "unreadable" }
  | { database: "whole"; instance: Instance | undefined };

/** Looks which instance has the data folder, and whether its database can be read. */
export function inspectTarget(folder: string): RestoreTarget {
  const file = path.join(folder, "farewell.db");
  if (!fs.existsSync(file)) return { database: "none" };
  let db: Database | undefined;
  try {
    db = openForReading(file);
    if (schemaAgeOf(db.$client) === "foreign") return { database: "unreadable" };
    if (db.$client.pragma("quick_check", { simple: true }) !== "ok") return { database: "unreadable" };
    return { database: "whole", instance: findInstanceOfAnyAge(db) };
  } catch {
    // SQLite has many codes for a damaged file, and the answer to each is the same.
    return { database: "unreadable" };
  } finally {
    db?.$client.close();
  }
}
