import { preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";

/** Returns the number by which people know a confirmed deletion. Throws when there is no such deletion. */
export function getDeletionNumber(db: Reader, id: number): number {
  return preparedValue<number>(db, "SELECT number FROM deletion_jobs WHERE id = ?").one(id);
}
