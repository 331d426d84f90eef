import { prepared, preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";

type Process = "web" | "worker";

/**
 * Notes that the process can write now. Throws when it cannot. Each call changes the row, because SQLite writes nothing
 * for a value that is there already.
 */
export function beat(db: Reader, process: Process, now: number): void {
  prepared(
    db,
    `INSERT INTO heartbeats (process, beat_at) VALUES (@process, @now)
     ON CONFLICT DO UPDATE SET beat_at = max(excluded.beat_at, beat_at + 1) RETURNING beat_at`,
  ).get({ process, now });
}

/** Returns when the process last noted that it can write; undefined when it never did. */
export function findBeat(db: Reader, process: Process): number | undefined {
  return preparedValue<number>(db, "SELECT beat_at FROM heartbeats WHERE process = ?").get(process);
}
