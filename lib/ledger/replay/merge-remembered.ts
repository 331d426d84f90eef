import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { isUnmet } from "./copied-contact";
import type { StagedErasure, StagedLeaving } from "./read-entries";
import { noteReplay, type Replay } from "./replay-row";

const digestsAtOnce = 1_000;

interface StagedRow {
  kind: "erased" | "left";
  siteId: number;
  digest: Buffer;
  rank: number;
  entry: string;
}

/**
 * Puts what the ledger remembers into the copy, and empties what was kept of it for comparing. Whoever left is
 * remembered too, so that no list subscribes an email that the copy never had.
 */
export function mergeRemembered(db: Database, replay: Replay): void {
  while (write(db, (tx) => mergeBatch(tx, replay)));
  write(db, (tx) => {
    prepared(tx, "DELETE FROM ledger_replay_contacts").run();
    noteReplay(tx, replay, { phase: "closing", position: 0 });
  });
}

function mergeBatch(tx: Transaction, replay: Replay): boolean {
  // Erasures come first in this order, so that a leaving finds what outweighs it.
  const rows = prepared<StagedRow>(
    tx,
    `SELECT kind, site_id AS siteId, digest, rank, entry FROM ledger_replay_digests
     ORDER BY kind, site_id, digest LIMIT ${digestsAtOnce}`,
  ).all();
  let remembered = 0;
  for (const row of rows) {
    if (row.kind === "erased") remembered += takeErasure(tx, row);
    else if (isUnmet(row.rank)) remembered += takeLeaving(tx, row);
    prepared(tx, "DELETE FROM ledger_replay_digests WHERE kind = ? AND site_id = ? AND digest = ?").run(
      row.kind,
      row.siteId,
      row.digest,
    );
  }
  noteReplay(tx, replay, { phase: "merging", position: 0 }, { remembered });
  return rows.length === digestsAtOnce;
}

/** Orders the reasons: a stronger one stays, and of equals the newer. */
const weight = "CASE %.reason WHEN 'deleted' THEN 3 WHEN 'opted_out' THEN 2 ELSE 1 END";
const [newWeight, oldWeight] = ["excluded", "erased_identities"].map((of) => weight.replace("%", of));

function takeErasure(tx: Transaction, { siteId, digest, entry }: StagedRow): number {
  const staged: StagedErasure = JSON.parse(entry);
  return prepared(
    tx,
    `INSERT INTO erased_identities (site_id, digest, erased_at, reason, key_id, billing_read_until, first_erased_at)
     VALUES (@siteId, @digest, @erasedAt, @reason, @keyId, @billingReadUntil, @firstErasedAt)
     ON CONFLICT DO UPDATE SET erased_at = excluded.erased_at, reason = excluded.reason,
       billing_read_until = excluded.billing_read_until, first_erased_at = excluded.first_erased_at
     WHERE ${newWeight} > ${oldWeight} OR (${newWeight} = ${oldWeight} AND excluded.erased_at > erased_identities.erased_at)`,
  ).run({ siteId, digest, ...staged }).changes;
}

function takeLeaving(tx: Transaction, { siteId, digest, entry }: StagedRow): number {
  const { keyId, at }: StagedLeaving = JSON.parse(entry);
  return prepared(
    tx,
    `INSERT INTO erased_identities (site_id, digest, erased_at, reason, key_id) VALUES (?, ?, ?, 'opted_out', ?)
     ON CONFLICT DO NOTHING`,
  ).run(siteId, digest, at, keyId).changes;
}
