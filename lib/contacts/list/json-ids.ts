import { type SQL, sql } from "drizzle-orm";

/** Returns ids as a list inside SQL, however many there are. */
export function jsonIds(ids: number[]): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
