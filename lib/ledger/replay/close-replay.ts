import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { type LedgerPosition, lastEntryOf, setLacksAll, setPosition } from "@/lib/ledger/ledger-position";
import { planErasingAgain } from "./plan-erasing-again";
import type { Replay } from "./replay-row";
import { stopBroadcasts, stopJobs } from "./stop-what-waited";

/** Is where the ledger ends, and how new it is. */
export interface LedgerEnd {
  end: LedgerPosition;
  lastEntry: number;
  lastAt: number;
  /** Is true when the database is known to be a copy that was put back, however little it lacks. */
  isCopy: boolean;
}

/** Tells a database that lost its last moments to a power failure from a copy: how much it lost, and how soon it is back. */
const mostLostMs = 60_000;
const mostAwayMs = 600_000;

/**
 * Ends a replay: counts what will be erased again, stops what a copy must not do twice, queues the deletions, and has
 * the database go on from the end of the ledger.
 */
export function closeReplay(
  db: Database,
  replay: Replay,
  { end, lastEntry, lastAt, ...known }: LedgerEnd,
  now: number,
): void {
  const jobs = listJobs(db, replay.id);
  for (const jobId of jobs) planErasingAgain(db, jobId, now);
  const isCopy = known.isCopy || replay.isOnChain === 0 || !hasLostMoments(replay.copiedAt, lastAt, now);
  write(db, (tx) => {
    const stopped = stopBroadcasts(tx, now) + (isCopy ? stopJobs(tx, now) : 0);
    for (const jobId of jobs) queue(tx, jobId, now);
    if (isCopy) tellSites(tx, replay.id, now);
    // The copy may have noted things that nobody has written yet.
    prepared(tx, "DELETE FROM ledger_outbox WHERE id <= ? OR id > ?").run(lastEntry, replay.sinceEntry);
    skipEntriesTo(tx, Math.max(lastEntry, lastEntryOf(tx)));
    setPosition(tx, end);
    // The ledger does not know the people whom a copy erased on its own way.
    if (replay.isOnChain === 0) setLacksAll(tx, true);
    prepared(
      tx,
      "UPDATE ledger_replays SET stopped_count = stopped_count + ?, finished_at = ? WHERE id = ?",
    ).run(stopped, now, replay.id);
  });
}

function hasLostMoments(copiedAt: number | null, lastAt: number, now: number): boolean {
  return copiedAt !== null && lastAt - copiedAt <= mostLostMs && now - copiedAt <= mostAwayMs;
}

function listJobs(db: Database, replayId: number): number[] {
  return preparedValue<number>(db, "SELECT id FROM deletion_jobs WHERE replay_id = ? ORDER BY id").all(
    replayId,
  );
}

/** Queues a deletion of the replay; one that has nobody to erase is dropped. */
function queue(tx: Transaction, jobId: number, now: number): void {
  const { changes } = prepared(
    tx,
    `UPDATE deletion_jobs SET status = 'queued', confirmed_at = ? WHERE id = ? AND contact_count > 0`,
  ).run(now, jobId);
  if (changes === 0) prepared(tx, "DELETE FROM deletion_jobs WHERE id = ?").run(jobId);
}

/** Tells every site in its history that it was put back from a copy, and how many are erased again. */
function tellSites(tx: Transaction, replayId: number, now: number): void {
  const sites = prepared<{ siteId: number; jobId: number | null; contacts: number }>(
    tx,
    `SELECT sites.id AS siteId, job.id AS jobId, coalesce(job.contact_count, 0) AS contacts FROM sites
     LEFT JOIN deletion_jobs AS job ON job.site_id = sites.id AND job.replay_id = ?`,
  ).all(replayId);
  for (const { siteId, jobId, contacts } of sites)
    recordAudit(tx, {
      siteId,
      actorId: null,
      action: "copy_restored",
      ...(jobId !== null && { jobId }),
      counts: { contacts },
      now,
    });
}

function skipEntriesTo(tx: Transaction, entry: number): void {
  const name = "ledger_outbox";
  const { changes } = prepared(tx, "UPDATE sqlite_sequence SET seq = ? WHERE name = ?").run(entry, name);
  if (changes === 0) prepared(tx, "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)").run(name, entry);
}
