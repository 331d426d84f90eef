import { prepared, preparedValue } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { inTurns } from "@/lib/jobs/in-turns";
import type { JobContext } from "@/lib/jobs/job-context";
import { type LeasedJob, LeaseLost, renewLease } from "@/lib/jobs/lease";
import { listPhoneFields } from "./phone-fields";
import { storePair } from "./store-pair";
import { type DuplicateWalk, walkByEmail, walkByName } from "./walks";

/** Limits how many open pairs are kept: nobody looks through more, and merging some leads to the others. */
export const mostPairs = 10_000;

const pairsAtOnce = 100;

interface Place {
  round: number;
  walk: number;
  after: number;
  examined: number;
  found: number;
}

/**
 * Searches a claimed site for contacts that may be one person, in two walks along indexes with the neighbours of a
 * contact in memory, and then drops the pairs that were not seen again. How far it is goes with each slice.
 */
export async function searchDuplicates(context: JobContext, job: LeasedJob): Promise<void> {
  const { db, now } = context;
  const { siteId } = job;
  const place = prepared<Place>(
    db,
    `SELECT round, walk, after_id AS after, examined_count AS examined, found_count AS found
     FROM duplicate_searches WHERE id = ?`,
  ).one(job.id);
  let isDone = false;
  let walk: DuplicateWalk | undefined;
  const begin = [
    () => walkByName(db, { siteId, after: place.after }, listPhoneFields(db, siteId)),
    () => walkByEmail(db, { siteId, after: place.after }),
  ];
  const step = (tx: Transaction): boolean => {
    const beginWalk = begin[place.walk];
    if (!beginWalk) {
      isDone = dropStale(tx, siteId, place);
      return !isDone;
    }
    walk ??= beginWalk();
    const { examined, last, matches } = walk.next();
    for (const match of matches)
      if (place.found < mostPairs && storePair(tx, { siteId, ...match, round: place.round }))
        place.found += 1;
    place.examined += examined;
    if (last !== undefined && place.found < mostPairs) place.after = last;
    else {
      walk = undefined;
      place.walk += 1;
      place.after = 0;
    }
    return true;
  };
  const note = (tx: Transaction) => {
    renewLease(tx, job, now());
    prepared(
      tx,
      `UPDATE duplicate_searches SET walk = @walk, after_id = @after, examined_count = @examined,
         found_count = @found WHERE id = @id`,
    ).run({ id: job.id, walk: place.walk, after: place.after, examined: place.examined, found: place.found });
    if (isDone) end(tx, job, now());
  };
  await inTurns(context, job, step, note);
}

/** Drops a batch of open pairs that this search did not see, and of pairs that lost a contact. True when none is left. */
function dropStale(tx: Transaction, siteId: number, place: Place): boolean {
  const ids = preparedValue<number>(
    tx,
    `SELECT id FROM duplicate_pairs INDEXED BY duplicate_pairs_site
     WHERE site_id = ? AND dismissed_at IS NULL AND id > ? ORDER BY id LIMIT ${pairsAtOnce}`,
  ).all(siteId, place.after);
  const drop = prepared(
    tx,
    `DELETE FROM duplicate_pairs WHERE id = @id AND (seen_by <> @round OR
       (SELECT count(*) FROM duplicate_members WHERE pair_id = @id) < 2)`,
  );
  for (const id of ids) drop.run({ id, round: place.round });
  place.after = ids.at(-1) ?? place.after;
  if (ids.length > 0) return false;
  const { changes } = prepared(
    tx,
    `DELETE FROM duplicate_pairs WHERE id IN (SELECT id FROM duplicate_pairs INDEXED BY duplicate_pairs_site
       WHERE site_id = ? AND dismissed_at > 0 AND (SELECT count(*) FROM duplicate_members
         WHERE pair_id = duplicate_pairs.id) < 2 LIMIT ${pairsAtOnce})`,
  ).run(siteId);
  return changes === 0;
}

function end(tx: Transaction, { id, leaseOwner }: LeasedJob, now: number): void {
  const { changes } = prepared(
    tx,
    `UPDATE duplicate_searches SET status = 'completed', finished_at = ?, lease_owner = NULL
     WHERE id = ? AND lease_owner = ? AND status = 'searching'`,
  ).run(now, id, leaseOwner);
  if (changes !== 1) throw new LeaseLost();
}
