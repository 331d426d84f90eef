import type { Database } from "@/db/open-database";
import { tableNames } from "@/db/reachable-tables";
import { findInstance, type Instance } from "@/lib/system/secret-check";

/** Returns who the instance of a database of any age is; undefined for one from before instances had names. */
export function findInstanceOfAnyAge(db: Database): Instance | undefined {
  return tableNames(db).includes("instance") ? findInstance(db) : undefined;
}
