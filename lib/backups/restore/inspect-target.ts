import fs from "node:fs";
import path from "node:path";
import { type Database, openForReading } from "@/db/open-database";
import { isOfKilledStart, schemaAgeOf } from "@/db/schema-age";
import { findInstanceOfAnyAge } from "@/lib/backups/find-instance";
import { storageFaultOf } from "@/lib/system/faults/storage-fault";
import { countProblems } from "@/lib/system/health/count-problems";
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
    if (isOfKilledStart(db.$client)) return { database: "none" };
    if (schemaAgeOf(db.$client) === "foreign") return { database: "unreadable" };
    if (countProblems(db, 1) > 0) return { database: "unreadable" };
    return { database: "whole", instance: findInstanceOfAnyAge(db) };
  } catch (error) {
    // A database that somebody holds, or that is another user's, may be whole.
    const fault = storageFaultOf(error);
    if (fault !== undefined && fault !== "damaged") throw error;
    return { database: "unreadable" };
  } finally {
    db?.$client.close();
  }
}
