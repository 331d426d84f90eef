import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import { optOutRank } from "@/lib/consent/status/next-marketing-status";
import type { LedgerLine } from "@/lib/ledger/ledger-entry";
import { ledgerMessages } from "@/lib/ledger/ledger-messages";
import { readLedger } from "@/lib/ledger/read-ledger";
import { openNumberedJob } from "./erase-again";
import { noteReplay, type Replay } from "./replay-row";
import { takeKey } from "./take-key";

const linesAtOnce = 1_000;

/** Is what is kept of an erased email while the contacts are compared. */
export interface StagedErasure {
  keyId: number;
  reason: "deleted" | "forgotten" | "opted_out";
  erasedAt: number;
  firstErasedAt: number | null;
  billingReadUntil: number | null;
}

/** Is what is kept of someone who left. */
export interface StagedLeaving {
  keyId: number;
  status: "unsubscribed" | "bounced" | "complained";
  at: number;
}

/**
 * Reads what the ledger says from where the replay is, into tables of the database, so that its length costs no memory.
 * Throws a sentence when a key that its digests need is encrypted with another secret.
 */
export function readEntries(db: Database, file: string, replay: Replay, now: number): void {
  let lines: LedgerLine[] = [];
  let end = replay.position;
  const take = () =>
    write(db, (tx) => {
      for (const line of lines) takeLine(tx, replay, line, now);
      noteReplay(tx, replay, { phase: "reading", position: end });
    });
  for (const { line, end: lineEnd } of readLedger(file, replay.position)) {
    end = lineEnd;
    if (line) lines.push(line);
    if (lines.length < linesAtOnce) continue;
    take();
    lines = [];
  }
  take();
  if (isKeyMissing(db)) throw new Error(ledgerMessages.other_secret);
  write(db, (tx) => noteReplay(tx, replay, { phase: "matching", position: 0 }));
}

function takeLine(tx: Transaction, replay: Replay, line: LedgerLine, now: number): void {
  // A site that the copy does not have was made since: another one must not get its number.
  if ("siteId" in line) neverGiveAgain(tx, "sites", line.siteId);
  const isOnChain = replay.isOnChain === 1;
  // The copy knows what it noted itself, and it may have changed its mind about it since.
  const isNews = !isOnChain || line.entry > replay.sinceEntry;
  if (line.kind === "key") takeKey(tx, line);
  if (line.kind === "customer") takeCustomer(tx, line);
  if (line.kind === "erased") {
    const { siteId, keyId, reason, erasedAt, firstErasedAt, billingReadUntil } = line;
    const staged: StagedErasure = { keyId, reason, erasedAt, firstErasedAt, billingReadUntil };
    for (const digest of line.digests) stage(tx, { kind: "erased", siteId, digest, rank: line.line }, staged);
  }
  if (!isNews) return;
  if (line.kind === "left") {
    const { siteId, keyId, status, at } = line;
    const staged: StagedLeaving = { keyId, status, at };
    for (const digest of line.digests)
      stage(tx, { kind: "left", siteId, digest, rank: optOutRank(status) }, staged);
  }
  // Numbers mean the same only in a copy from which the ledger goes on.
  if (!isOnChain) return;
  if (line.kind === "gone") {
    for (const contactId of line.contactIds)
      prepared(
        tx,
        "INSERT INTO ledger_replay_contacts (contact_id, erased_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
      ).run(contactId, line.erasedAt);
    neverGiveAgain(tx, "contacts", Math.max(...line.contactIds));
    neverGiveAgain(tx, "deletion_jobs", line.deletionId);
    openNumberedJob(tx, replay, line, now);
  }
  if (line.kind === "site") endAgain(tx, line.siteId, now);
  if (line.kind === "broadcast") noteReplay(tx, replay, replay, { stopped: stopBegun(tx, line.id) });
}

interface Staged {
  kind: "erased" | "left";
  siteId: number;
  digest: string;
  rank: number;
}

/** Keeps the strongest of several entries about one digest; of erasures that is the last. */
function stage(
  tx: Transaction,
  { kind, siteId, digest, rank }: Staged,
  entry: StagedErasure | StagedLeaving,
) {
  prepared(
    tx,
    `INSERT INTO ledger_replay_digests (kind, site_id, digest, rank, entry) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET rank = excluded.rank, entry = excluded.entry WHERE excluded.rank >= rank`,
  ).run(kind, siteId, Buffer.from(digest, "base64url"), rank, JSON.stringify(entry));
}

function takeCustomer(tx: Transaction, line: Extract<LedgerLine, { kind: "customer" }>): void {
  prepared(
    tx,
    `INSERT INTO erased_customers (site_id, digest, erased_at, billing_read_until)
     SELECT @siteId, @digest, @erasedAt, @billingReadUntil WHERE EXISTS (SELECT 1 FROM sites WHERE id = @siteId)
     ON CONFLICT DO UPDATE SET erased_at = excluded.erased_at, billing_read_until = excluded.billing_read_until
     WHERE excluded.erased_at > erased_at`,
  ).run({
    siteId: line.siteId,
    digest: Buffer.from(line.digest, "base64url"),
    erasedAt: line.erasedAt,
    billingReadUntil: line.billingReadUntil,
  });
}

/** Has a table give higher numbers than this from now on, so that none means somebody or something else. */
function neverGiveAgain(
  tx: Transaction,
  table: "contacts" | "deletion_jobs" | "sites",
  number: number,
): void {
  const { changes } = prepared(tx, "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?").run(
    number,
    table,
  );
  if (changes === 0) prepared(tx, "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)").run(table, number);
}

/** Has a site deleted once more that only the copy still has: its contacts first, and nobody is asked. */
function endAgain(tx: Transaction, siteId: number, now: number): void {
  prepared(
    tx,
    "UPDATE sites SET ending_at = ?, ending_by = NULL, ending_job_id = NULL WHERE id = ? AND removing_at IS NULL",
  ).run(now, siteId);
}

/** Stops a broadcast that began since, so that nobody gets it twice. Returns how many that were. */
function stopBegun(tx: Transaction, id: number): number {
  return prepared(
    tx,
    `UPDATE broadcasts SET status = 'stopped', scheduled_at = NULL, lease_owner = NULL
     WHERE id = ? AND status NOT IN ('sent', 'stopped', 'failed')`,
  ).run(id).changes;
}

/** Tells whether digests were read whose key the database does not have. */
function isKeyMissing(db: Database): boolean {
  return (
    preparedValue<number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM (SELECT DISTINCT json_extract(entry, '$.keyId') AS id FROM ledger_replay_digests)
         WHERE id > 0 AND id NOT IN (SELECT id FROM identity_keys))`,
    ).one() === 1
  );
}
