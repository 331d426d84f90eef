import { createHash } from "node:crypto";
import SqliteClient from "better-sqlite3";

/**
 * In which row of a file an address stood first. Kept in a private file that SQLite deletes by itself, so that a
 * million addresses take no memory; as hashes, so that it names nobody meanwhile.
 */
export class SeenAddresses {
  private readonly db = new SqliteClient("");
  private readonly add: SqliteClient.Statement;
  private readonly find: SqliteClient.Statement;

  constructor() {
    this.db.pragma("journal_mode = OFF");
    this.db.pragma("synchronous = OFF");
    this.db.pragma("cache_size = -16384");
    this.db.exec("CREATE TABLE seen (digest BLOB PRIMARY KEY, row_number INTEGER) WITHOUT ROWID; BEGIN");
    this.add = this.db.prepare("INSERT OR IGNORE INTO seen VALUES (?, ?)");
    this.find = this.db.prepare("SELECT row_number FROM seen WHERE digest = ?").pluck();
  }

  /** The row in which the address stood before; undefined when this is the first. */
  firstRowOf(email: string, rowNumber: number): number | undefined {
    const digest = createHash("sha256").update(email).digest().subarray(0, 16);
    if (this.add.run(digest, rowNumber).changes === 1) return undefined;
    const first = this.find.get(digest) as number;
    return first === rowNumber ? undefined : first;
  }

  close(): void {
    this.db.close();
  }
}
