import { createHash } from "node:crypto";
import SqliteClient from "better-sqlite3";
import { type SaidConsent, saidOfWeight, weightOf } from "./said-consent";

type SeenOutcome = "created" | "updated" | "unchanged";

/** Where an address stood before in the file, and what came of that row; unknown where a restart lies between. */
interface SeenBefore {
  rowNumber: number;
  outcome: SeenOutcome | undefined;
}

/**
 * What a file says of each address, over all its rows. Kept in a private file that SQLite deletes by itself, so that a
 * million addresses take no memory; as hashes, so that it names nobody meanwhile.
 */
export class SeenEmails {
  private readonly db = new SqliteClient("");
  private readonly hear: SqliteClient.Statement;
  private readonly list: SqliteClient.Statement;
  private readonly tie: SqliteClient.Statement;
  private readonly leave: SqliteClient.Statement;
  private readonly begin: SqliteClient.Statement;
  private readonly end: SqliteClient.Statement;
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
    this.begin = this.db.prepare(
      `INSERT INTO seen (digest, weight, row_number) VALUES (?, 0, ?)
       ON CONFLICT DO UPDATE SET row_number = excluded.row_number`,
    );
    this.end = this.db.prepare("UPDATE seen SET outcome = ? WHERE digest = ?");
    this.find = this.db.prepare("SELECT weight, row_number AS rowNumber, outcome FROM seen WHERE digest = ?");
  }

  /** Remembers the heaviest of what the rows of one address say of consent; `isListed` where it is the first of its row. */
  hearConsent(email: string, said: SaidConsent, isListed: boolean): void {
    const digest = digestOf(email);
    this.hear.run(digest, weightOf(said));
    if (isListed) this.list.run(digest);
  }

  /** Whoever says no at `email` says it at `other` too: both are one person's. */
  tieTo(email: string, other: string): void {
    this.tie.run(digestOf(email), digestOf(other));
  }

  /** Lets every no reach the addresses it is tied to, and those they are tied to. Once, when all rows are heard. */
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

  /** True the first time, of an address that has no row of its own in which its no is read. */
  noteFurtherOut(email: string): boolean {
    return this.leave.run(digestOf(email)).changes === 1;
  }

  /** What all rows of the address say together; at least what this one says. */
  saidOf(email: string, said: SaidConsent): SaidConsent {
    return saidOfWeight(Math.max(weightOf(said), this.find.get(digestOf(email))?.weight ?? 0));
  }

  /** Where the address stood before; undefined when this row is the first with it. */
  meet(email: string, rowNumber: number): SeenBefore | undefined {
    const digest = digestOf(email);
    const found = this.find.get(digest);
    if (found && found.rowNumber !== null && found.rowNumber !== rowNumber)
      return { rowNumber: found.rowNumber, outcome: found.outcome ?? undefined };
    this.begin.run(digest, rowNumber);
    return undefined;
  }

  noteOutcome(email: string, outcome: SeenOutcome): void {
    this.end.run(outcome, digestOf(email));
  }

  close(): void {
    this.db.close();
  }
}

interface Seen {
  weight: number;
  rowNumber: number | null;
  outcome: SeenOutcome | null;
}

function digestOf(email: string): Buffer {
  return createHash("sha256").update(email).digest().subarray(0, 16);
}
