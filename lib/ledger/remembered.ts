import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { type Left, leftEntryOf } from "./entry-of-row";
import type { ErasedEntry, GoneEntry, LedgerEntry } from "./ledger-entry";

/** Holds the values of the two columns by which a list is ordered, where it goes on. */
export type RememberedKey = readonly [number | Buffer, number | Buffer];

/** Comes before every number and every digest. */
export const beforeAll: RememberedKey = [-1, -1];

/** Returns a batch of entries after a key, and where the next batch begins; undefined at the end. */
export type Remembered = (
  tx: Transaction,
  after: RememberedKey,
  most: number,
) => { entries: LedgerEntry[]; next: RememberedKey | undefined };

interface GoneRow {
  jobId: number;
  contactId: number;
  siteId: number;
  erasedAt: number;
  number: number | null;
}

/** Lists everything that the database remembers and a restored copy might not, a kind each, without the keys. */
export const remembered: readonly Remembered[] = [
  list<Omit<ErasedEntry, "kind" | "digests"> & { digest: Buffer }>(
    `SELECT site_id AS siteId, digest, key_id AS keyId, reason, erased_at AS erasedAt,
       first_erased_at AS firstErasedAt, billing_read_until AS billingReadUntil, site_id AS one, digest AS other
     FROM erased_identities WHERE (site_id, digest) > (@one, @other) ORDER BY site_id, digest LIMIT @most`,
    (_, rows) =>
      rows.map(({ digest, ...row }) => ({ kind: "erased", ...row, digests: [digest.toString("base64url")] })),
  ),
  list<{ siteId: number; digest: Buffer; erasedAt: number; billingReadUntil: number | null }>(
    `SELECT site_id AS siteId, digest, erased_at AS erasedAt, billing_read_until AS billingReadUntil,
       site_id AS one, digest AS other
     FROM erased_customers WHERE (site_id, digest) > (@one, @other) ORDER BY site_id, digest LIMIT @most`,
    (_, rows) => rows.map((row) => ({ ...row, kind: "customer", digest: row.digest.toString("base64url") })),
  ),
  list<Left>(
    `SELECT id AS contactId, marketing_status AS status, id AS one, 0 AS other FROM contacts
     WHERE id > @one AND marketing_status IN ('unsubscribed', 'bounced', 'complained') AND @other IS NOT NULL
     ORDER BY id LIMIT @most`,
    (tx, rows) => rows.flatMap((left) => leftEntryOf(tx, left) ?? []),
  ),
  list<GoneRow>(
    `SELECT job_id AS jobId, contact_id AS contactId, job.site_id AS siteId,
       job.number, coalesce(job.finished_at, job.started_at, job.created_at) AS erasedAt, job_id AS one, contact_id AS other
     FROM deletion_items AS item CROSS JOIN deletion_jobs AS job ON job.id = item.job_id
     WHERE (job_id, contact_id) > (@one, @other) AND item.state = 'deleted' ORDER BY job_id, contact_id LIMIT @most`,
    (_, rows) => goneOf(rows),
  ),
  list<{ id: number; siteId: number }>(
    `SELECT id, site_id AS siteId, id AS one, 0 AS other FROM broadcasts
     WHERE id > @one AND status IN ('starting', 'sending', 'sent', 'stopped', 'failed') AND @other IS NOT NULL
     ORDER BY id LIMIT @most`,
    (_, rows) => rows.map(({ id, siteId }) => ({ kind: "broadcast", siteId, id })),
  ),
  list<{ siteId: number; endedAt: number }>(
    `SELECT site_id AS siteId, ended_at AS endedAt, site_id AS one, 0 AS other FROM ended_sites
     WHERE site_id > @one AND @other IS NOT NULL ORDER BY site_id LIMIT @most`,
    (_, rows) => rows.map((row) => ({ kind: "site", ...row })),
  ),
];

function list<Row>(sql: string, entriesOf: (tx: Transaction, rows: Row[]) => LedgerEntry[]): Remembered {
  return (tx, [one, other], most) => {
    const rows = prepared<Row & Record<"one" | "other", number | Buffer>>(tx, sql).all({ one, other, most });
    const last = rows.length === most ? rows.at(-1) : undefined;
    const bare = rows.map(({ one: _one, other: _other, ...row }) => row as Row);
    return { entries: entriesOf(tx, bare), next: last && [last.one, last.other] };
  };
}

function goneOf(rows: readonly GoneRow[]): LedgerEntry[] {
  const byJob = new Map<number, GoneEntry>();
  for (const { jobId, contactId, siteId, erasedAt, number } of rows) {
    const deletion = { deletionId: jobId, deletionNumber: number ?? 0 };
    const entry = byJob.get(jobId) ?? { kind: "gone", siteId, contactIds: [], erasedAt, ...deletion };
    byJob.set(jobId, entry);
    entry.contactIds.push(contactId);
  }
  return [...byJob.values()];
}
