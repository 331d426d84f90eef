import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { replayPhases } from "@/db/schema";
import { type Reader, type Transaction, write } from "@/db/write";
import { lastEntryOf } from "@/lib/ledger/ledger-position";

export type ReplayPhase = (typeof replayPhases)[number];

/** Is a replay that is under way. */
export interface Replay {
  id: number;
  /** Is the last entry that the copy had noted itself. */
  sinceEntry: number;
  /** Is 1 when the ledger goes on from this very copy. */
  isOnChain: 0 | 1;
  copiedAt: number | null;
  phase: ReplayPhase;
  position: number;
}

interface Counts {
  erasedAgain?: number;
  lowered?: number;
  remembered?: number;
  stopped?: number;
}

export function findOpenReplay(db: Reader): Replay | undefined {
  return prepared<Replay>(
    db,
    `SELECT id, since_entry AS sinceEntry, is_on_chain AS isOnChain, copied_at AS copiedAt, phase, position
     FROM ledger_replays WHERE finished_at IS NULL ORDER BY id LIMIT 1`,
  ).get();
}

/** Begins a replay, which reads the ledger from a byte on. */
export function beginReplay(
  db: Database,
  { isOnChain, from, damagedLines }: { isOnChain: boolean; from: number; damagedLines: number[] },
  now: number,
): Replay {
  return write(db, (tx) => {
    const copiedAt = preparedValue<number | null>(tx, "SELECT max(beat_at) FROM heartbeats").one();
    prepared(
      tx,
      `INSERT INTO ledger_replays (since_entry, is_on_chain, copied_at, phase, position, damaged_lines, started_at)
       VALUES (@sinceEntry, @isOnChain, @copiedAt, 'reading', @from, @damagedLines, @now)`,
    ).run({
      sinceEntry: lastEntryOf(tx),
      isOnChain: isOnChain ? 1 : 0,
      copiedAt,
      from,
      damagedLines: JSON.stringify(damagedLines),
      now,
    });
    const begun = findOpenReplay(tx);
    if (!begun) throw new Error("the replay was not stored");
    return begun;
  });
}

/**
 * Stores how far a replay is, in the transaction that does it, so that it goes on there after a kill. Drops what the
 * triggers noted for the ledger, because it all comes from there.
 */
export function noteReplay(
  tx: Transaction,
  replay: Replay,
  at: { phase: ReplayPhase; position: number },
  counts: Counts = {},
): void {
  Object.assign(replay, at);
  prepared(
    tx,
    `UPDATE ledger_replays SET phase = @phase, position = @position,
       erased_again_count = erased_again_count + @erasedAgain, lowered_count = lowered_count + @lowered,
       remembered_count = remembered_count + @remembered, stopped_count = stopped_count + @stopped WHERE id = @id`,
  ).run({ id: replay.id, ...at, erasedAgain: 0, lowered: 0, remembered: 0, stopped: 0, ...counts });
  prepared(tx, "DELETE FROM ledger_outbox WHERE id > ?").run(replay.sinceEntry);
}
