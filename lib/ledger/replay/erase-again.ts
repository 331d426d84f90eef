import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import type { CopiedContact } from "./copied-contact";
import type { Replay } from "./replay-row";

/** Stands for whom an owner's deletion names as who asked for it. */
const nobody = "";

/**
 * Marks a contact of the copy as erased before, so that nobody sees them or writes to them, and adds them to the
 * deletion of their site that erases them again. Marking twice changes nothing.
 */
export function eraseAgain(
  tx: Transaction,
  replay: Replay,
  { id, siteId, updatedAt }: CopiedContact,
  erasedAt: number,
  now: number,
): void {
  prepared(
    tx,
    "UPDATE contacts SET erased_before_at = ?, being_erased_at = coalesce(being_erased_at, ?) WHERE id = ?",
  ).run(erasedAt, now, id);
  prepared(
    tx,
    `INSERT INTO deletion_items (job_id, contact_id, state, contact_updated_at) VALUES (?, ?, 'pending', ?)
     ON CONFLICT DO NOTHING`,
  ).run(openJob(tx, replay, siteId, now), id, updatedAt);
}

/** Has the deletion of a site follow one that the copy does not know, so that no number is given twice. */
export function openNumberedJob(
  tx: Transaction,
  replay: Replay,
  { siteId, deletionNumber }: { siteId: number; deletionNumber: number },
  now: number,
): void {
  if (preparedValue(tx, "SELECT 1 FROM sites WHERE id = ?").get(siteId) === undefined) return;
  prepared(tx, "UPDATE deletion_jobs SET number = max(number, ?) WHERE id = ?").run(
    deletionNumber + 1,
    openJob(tx, replay, siteId, now),
  );
}

/** Returns the deletion of a site that erases again; it is not confirmed before the replay ends. */
function openJob(tx: Transaction, { id: replayId }: Replay, siteId: number, now: number): number {
  const known = preparedValue<number>(
    tx,
    "SELECT id FROM deletion_jobs WHERE site_id = ? AND replay_id = ?",
  ).get(siteId, replayId);
  if (known !== undefined) return known;
  return preparedValue<number>(
    tx,
    `INSERT INTO deletion_jobs (site_id, status, created_by, created_at, replay_id, number)
     VALUES (@siteId, 'previewed', @nobody, @now, @replayId,
       (SELECT coalesce(max(number), 0) + 1 FROM deletion_jobs WHERE site_id = @siteId)) RETURNING id`,
  ).one({ siteId, nobody, now, replayId });
}
