import { createHash } from "node:crypto";
import SqliteClient from "better-sqlite3";
import { type SaidConsent, saidOfWeight, weightOf } from "./said-consent";

export type SeenOutcome = "created" | "updated" | "unchanged";

/** Where an address stood before in the file, and what came of that row; unknown where a restart lies between. */
export interface SeenBefore {
  rowNumber: number;
  outcome: SeenOutcome | undefined;
}

/**
 * What a file says of each address, over all its rows. Kept in a private file that SQLite deletes by itself, so that a
 * million addresses take no memory; as hashes, so that it names nobody meanwhile.
 */
export class SeenAddresses {
  private readonly db = new SqliteClient("");
  private readonly hear: SqliteClient.Statement;
  private readonly begin: SqliteClient.Statement;
  private readonly end: SqliteClient.Statement;
  private readonly find: SqliteClient.Statement<[Buffer], Seen>;

  constructor() {
    this.db.pragma("journal_mode = OFF");
    this.db.pragma("synchronous = OFF");
    this.db.pragma("cache_size = -16384");
    this.db.exec(
      "CREATE TABLE seen (digest BLOB PRIMARY KEY, weight INTEGER, row_number INTEGER, outcome TEXT) WITHOUT ROWID; BEGIN",
    );
    this.hear = this.db.prepare(
      "INSERT INTO seen (digest, weight) VALUES (?, ?) ON CONFLICT DO UPDATE SET weight = max(weight, excluded.weight)",
    );
    this.begin = this.db.prepare(
      `INSERT INTO seen (digest, weight, row_number) VALUES (?, 0, ?)
       ON CONFLICT DO UPDATE SET row_number = excluded.row_number`,
    );
    this.end = this.db.prepare("UPDATE seen SET outcome = ? WHERE digest = ?");
    this.find = this.db.prepare("SELECT weight, row_number AS rowNumber, outcome FROM seen WHERE digest = ?");
  }

  /** Remembers the heaviest of what the rows of one address say of consent. */
  hearConsent(email: string, said: SaidConsent): void {
    this.hear.run(digestOf(email), weightOf(said));
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
