import { prepared, preparedValue } from "@/db/prepared";
import type { DuplicateReason } from "@/db/schema";
import type { Transaction } from "@/db/write";

interface FoundPair {
  siteId: number;
  ids: readonly [number, number];
  reason: DuplicateReason;
  /** Is the number of the search that found it. */
  round: number;
}

/** Stores a pair, or notes that a known one was seen again. Returns true for one that is new to this search and open. */
export function storePair(tx: Transaction, { siteId, ids, reason, round }: FoundPair): boolean {
  const known = prepared<{ id: number; seenBy: number; dismissedAt: number | null }>(
    tx,
    `SELECT pair.id, pair.seen_by AS seenBy, pair.dismissed_at AS dismissedAt FROM duplicate_members AS own
     CROSS JOIN duplicate_members AS other ON other.contact_id = ? AND other.pair_id = own.pair_id
     CROSS JOIN duplicate_pairs AS pair ON pair.id = own.pair_id
     WHERE own.contact_id = ?`,
  ).get(...ids);
  if (known) {
    if (known.seenBy === round) return false;
    prepared(tx, "UPDATE duplicate_pairs SET seen_by = ?, reason = ? WHERE id = ?").run(
      round,
      reason,
      known.id,
    );
    return known.dismissedAt === null;
  }
  const pairId = preparedValue<number>(
    tx,
    "INSERT INTO duplicate_pairs (site_id, reason, seen_by) VALUES (?, ?, ?) RETURNING id",
  ).one(siteId, reason, round);
  for (const id of ids)
    prepared(tx, "INSERT INTO duplicate_members (contact_id, pair_id) VALUES (?, ?)").run(id, pairId);
  return true;
}
