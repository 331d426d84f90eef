import SqliteClient from "better-sqlite3";

export interface StripeObject {
  id: string;
  object: string;
  created: number;
  [field: string]: unknown;
}

/** What this Stripe knows. In a file it survives being killed, as the real one would. */
export class StripeStore {
  private readonly db: SqliteClient.Database;

  constructor(file = ":memory:") {
    this.db = new SqliteClient(file);
    this.db.pragma("journal_mode = WAL");
    this.db.exec(`
      CREATE TABLE IF NOT EXISTS objects (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT, customer TEXT, json TEXT);
      CREATE INDEX IF NOT EXISTS objects_customer ON objects (customer, kind, seq);
      CREATE INDEX IF NOT EXISTS objects_kind ON objects (kind, seq);
      CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, request TEXT, status INTEGER, body TEXT);
      CREATE TABLE IF NOT EXISTS effects (kind TEXT, id TEXT);
      CREATE INDEX IF NOT EXISTS effects_id ON effects (kind, id);
    `);
  }

  put(object: StripeObject): void {
    const customer = typeof object.customer === "string" ? object.customer : null;
    this.db
      .prepare(
        `INSERT INTO objects (id, kind, customer, json) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET json = excluded.json`,
      )
      .run(object.id, object.object, customer, JSON.stringify(object));
  }

  find(id: string): StripeObject | undefined {
    const json = this.db.prepare("SELECT json FROM objects WHERE id = ?").pluck().get(id) as
      | string
      | undefined;
    return json === undefined ? undefined : JSON.parse(json);
  }

  remove(id: string): void {
    this.db.prepare("DELETE FROM objects WHERE id = ?").run(id);
  }

  /** Newest first, as Stripe lists. */
  list(kind: string, customer?: string): StripeObject[] {
    const rows =
      customer === undefined
        ? this.db.prepare("SELECT json FROM objects WHERE kind = ? ORDER BY seq DESC").pluck().all(kind)
        : this.db
            .prepare("SELECT json FROM objects WHERE customer = ? AND kind = ? ORDER BY seq DESC")
            .pluck()
            .all(customer, kind);
    return (rows as string[]).map((json) => JSON.parse(json));
  }

  /** Something that happened for good: a cancellation, a refund. */
  recordEffect(kind: string, id: string): void {
    this.db.prepare("INSERT INTO effects (kind, id) VALUES (?, ?)").run(kind, id);
  }

  countEffects(kind: string, id?: string): number {
    return this.db
      .prepare("SELECT count(*) FROM effects WHERE kind = @kind AND id = coalesce(@id, id)")
      .pluck()
      .get({ kind, id: id ?? null }) as number;
  }

  /** How many had this effect more than once. */
  countRepeatedEffects(kind: string): number {
    return this.db
      .prepare("SELECT count(*) FROM (SELECT id FROM effects WHERE kind = ? GROUP BY id HAVING count(*) > 1)")
      .pluck()
      .get(kind) as number;
  }

  findAnswer(key: string): { request: string; status: number; body: string } | undefined {
    return this.db.prepare("SELECT request, status, body FROM answers WHERE key = ?").get(key) as
      | { request: string; status: number; body: string }
      | undefined;
  }

  keepAnswer(key: string, request: string, status: number, body: string): void {
    this.db.prepare("INSERT OR IGNORE INTO answers VALUES (?, ?, ?, ?)").run(key, request, status, body);
  }

  liveSubscriptions(): StripeObject[] {
    return this.list("subscription").filter(({ status }) => status !== "canceled");
  }

  /** Everything that would still take money from this customer, or from anyone. */
  chargesLeft(customer?: string): string[] {
    const still = (kind: string, statuses: string[]) =>
      this.list(kind, customer).filter(({ status }) => statuses.includes(String(status)));
    return [
      ...this.list("subscription", customer).filter(({ status }) => status !== "canceled"),
      ...still("subscription_schedule", ["active", "not_started"]),
      ...still("invoice", ["draft", "open"]),
      ...this.list("invoiceitem", customer),
    ].map(({ id }) => id);
  }

  transaction<T>(work: () => T): T {
    return this.db.transaction(work)();
  }

  close(): void {
    this.db.close();
  }
}
