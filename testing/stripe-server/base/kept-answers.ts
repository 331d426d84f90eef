import type SqliteClient from "better-sqlite3";
import type { AccountMode } from "./accounts";

interface KeptAnswer {
  request: string;
  status: number;
  body: string;
}

/** Stores one account's answers to requests with an idempotency key. */
export class KeptAnswers {
  constructor(
    private readonly books: SqliteClient.Database,
    private readonly account: AccountMode,
  ) {}

  find(key: string): KeptAnswer | undefined {
    const { id, mode } = this.account;
    return this.books
      .prepare("SELECT request, status, body FROM answers WHERE account = ? AND mode = ? AND key = ?")
      .get(id, mode, key) as KeptAnswer | undefined;
  }

  keep(key: string, { request, status, body }: KeptAnswer): void {
    const { id, mode } = this.account;
    this.books
      .prepare("INSERT OR IGNORE INTO answers VALUES (?, ?, ?, ?, ?, ?)")
      .run(id, mode, key, request, status, body);
  }
}
