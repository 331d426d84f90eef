import type SqliteClient from "better-sqlite3";
import type { AccountMode } from "./accounts";

/** Stores every version of one account's customers, for a search that lags behind. */
export class CustomerVersions {
  constructor(
    private readonly books: SqliteClient.Database,
    private readonly account: AccountMode,
  ) {}

  /** Stores a version that is valid from `ms` on. `json` is null when the customer was deleted. */
  keep(id: string, json: string | null, ms: number): void {
    const { id: account, mode } = this.account;
    this.books
      .prepare("INSERT INTO customer_versions VALUES (?, ?, ?, ?, ?)")
      .run(account, mode, id, ms, json);
  }

  /** Returns the customers as of `ms` as JSON, newest first. */
  asOf(ms: number): string[] {
    return this.books
      .prepare(
        `SELECT json FROM customer_versions AS version
         WHERE account = @account AND mode = @mode AND json IS NOT NULL AND rowid = (
           SELECT rowid FROM customer_versions AS newest
           WHERE newest.account = @account AND newest.mode = @mode AND newest.id = version.id AND written_at <= @ms
           ORDER BY written_at DESC, rowid DESC LIMIT 1)
         ORDER BY rowid DESC`,
      )
      .pluck()
      .all({ account: this.account.id, mode: this.account.mode, ms })
      .map(String);
  }
}
