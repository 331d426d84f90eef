import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { write } from "@/db/write";
import { dropItems } from "@/lib/jobs/drop-items";
import { dropPreparation, isAbandoned } from "@/lib/preparations/discard-preparation";
import { preparedLifetimeMs } from "./send-broadcast";

/**
 * Drops one batch of a broadcast that nobody sent within an hour of its dialog, or that was discarded while it was
 * counted or written. Returns false when there is none.
 */
export function discardBroadcasts(db: Database, now: number): boolean {
  const id = preparedValue<number>(
    db,
    `SELECT id FROM broadcasts AS job WHERE status IN ('counting', 'prepared')
     AND (created_at <= ? OR ${isAbandoned("broadcasts")}) LIMIT 1`,
  ).get(now - preparedLifetimeMs);
  if (id === undefined) return false;
  write(db, (tx) => {
    dropPreparation(tx, { table: "broadcasts", id });
    if (!dropItems(tx, "broadcast_recipients", id)) return;
    prepared(tx, "DELETE FROM broadcasts WHERE id = ? AND status IN ('counting', 'prepared')").run(id);
  });
  return true;
}
