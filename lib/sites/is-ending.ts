import { preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";

/** Tells whether a site is to be deleted, so that nobody new may come in and no letter to a contact may leave. */
export function isEnding(db: Reader, siteId: number): boolean {
  return preparedValue<number>(db, "SELECT ending_at FROM sites WHERE id = ?").get(siteId) !== null;
}
