import { createHash } from "node:crypto";
import SqliteClient from "better-sqlite3";
import { type SaidConsent, saidOfWeight, weightOf } from "./said-consent";

type SeenOutcome = "created" | "updated" | "unchanged";

/** Says where an email was before in the file, and the outcome of that row. The outcome is unknown after a restart. */
interface SeenBefore {
  rowNumber: number;
  outcome: SeenOutcome | undefined;
}

/**
 * Remembers what a file says of each email, over all its rows. SQLite keeps it in a private file that it deletes
 * itself, so a million emails take no memory; hashes name nobody meanwhile.
 */
export class SeenEmails {
  private readonly db = new SqliteClient("");
  private readonly hear: SqliteClient.Statement;
  private readonly list: SqliteClient.Statement;
  private readonly tie: SqliteClient.Statement;
  private readonly leave: SqliteClient.Statement;
  private readonly keep: SqliteClient.Statement;
  private last: { email: string | undefined; digest: Buffer } = { email: undefined, digest: Buffer.alloc(0) };
  private readonly find: SqliteClient.Statement<[Buffer], Seen>;

  constructor() {
    this.db.pragma("journal_mode = OFF");
    this.db.pragma("synchronous = OFF");
    this.db.pragma("cache_size = -16384");
    this.db.exec(
      `CREATE TABLE seen (digest BLOB PRIMARY KEY, weight INTEGER, row_number INTEGER, outcome TEXT,
         is_listed INTEGER DEFAULT 0, has_left INTEGER DEFAULT 0) WITHOUT ROWID;
       CREATE TABLE ties (digest BLOB, other BLOB, PRIMARY KEY (digest, other)) WITHOUT ROWID; BEGIN`,
    );
    this.hear = this.db.prepare(
      "INSERT INTO seen (digest, weight) VALUES (?, ?) ON CONFLICT DO UPDATE SET weight = max(weight, excluded.weight)",
    );
    this.list = this.db.prepare("UPDATE seen SET is_listed = 1 WHERE digest = ?");
    this.tie = this.db.prepare("INSERT OR IGNORE INTO ties (digest, other) VALUES (?, ?)");
    this.leave = this.db.prepare(
      `INSERT INTO seen (digest, weight, has_left) VALUES (?, 0, 1)
       ON CONFLICT DO UPDATE SET has_left = 1 WHERE is_listed = 0 AND has_left = 0`,
    );
    this.keep = this.db.prepare(
      `INSERT INTO seen (digest, weight, row_number, outcome) VALUES (?, 0, ?, ?)
       ON CONFLICT DO UPDATE SET row_number = coalesce(row_number, excluded.row_number), outcome = excluded.outcome`,
    );
    this.find = this.db.prepare("SELECT weight, row_number AS rowNumber, outcome FROM seen WHERE digest = ?");
  }

  /**
   * Remembers the strongest statement of the rows of one email. `isListed` is true when the email is the first of
   * its row.
   */
  hearConsent(email: string, said: SaidConsent, isListed: boolean): void {
    const digest = this.digestOf(email);
    this.hear.run(digest, weightOf(said));
    if (isListed) this.list.run(digest);
  }

  /** Ties two emails of one person: a no at `email` is a no at `other` too. */
  tieTo(email: string, other: string): void {
    this.tie.run(this.digestOf(email), this.digestOf(other));
  }

  /** Carries every no to the emails tied to it, and on from those. Call it once, when all rows are heard. */
  spreadOuts(): void {
    this.db
      .prepare(
        `WITH RECURSIVE out (digest, weight) AS (
           SELECT digest, weight FROM seen WHERE weight >= @leastOut
           UNION SELECT ties.other, out.weight FROM out JOIN ties ON ties.digest = out.digest)
         INSERT INTO seen (digest, weight) SELECT digest, max(weight) FROM out WHERE true GROUP BY digest
         ON CONFLICT DO UPDATE SET weight = max(weight, excluded.weight)`,
      )
      .run({ leastOut: weightOf("unsubscribed") });
  }

  /** Is true the first time for an email without a row of its own in which its no could be read. */
  noteFurtherOut(email: string): boolean {
    return this.leave.run(this.digestOf(email)).changes === 1;
  }

  /** Returns what all rows of the email say together, at least what this row says. */
  saidOf(email: string, said: SaidConsent): SaidConsent {
    return saidOfWeight(Math.max(weightOf(said), this.find.get(this.digestOf(email))?.weight ?? 0));
  }

  /** Returns where the email was before; undefined when this row is the first with it. Remembers nothing. */
  findBefore(email: string, rowNumber: number): SeenBefore | undefined {
    const found = this.find.get(this.digestOf(email));
    if (!found || found.rowNumber === null || found.rowNumber === rowNumber) return undefined;
    return { rowNumber: found.rowNumber, outcome: found.outcome ?? undefined };
  }

  /** Returns what `findBefore` does, and remembers the row when it is the first. */
  meet(email: string, rowNumber: number): SeenBefore | undefined {
    const before = this.findBefore(email, rowNumber);
    if (!before) this.note(email, rowNumber);
    return before;
  }

  /** Remembers the first row of an email, and the outcome where there is one. */
  note(email: string, rowNumber: number, outcome?: SeenOutcome): void {
    this.keep.run(this.digestOf(email), rowNumber, outcome ?? null);
  }

  close(): void {
    this.db.close();
  }

  /** Keeps the digest of the last email, because a row asks several times for its own. */
  private digestOf(email: string): Buffer {
    if (this.last.email !== email)
      this.last = { email, digest: createHash("sha256").update(email).digest().subarray(0, 16) };
    return this.last.digest;
  }
}

interface Seen {
  weight: number;
  rowNumber: number | null;
  outcome: SeenOutcome | null;
}
