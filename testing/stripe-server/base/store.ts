import type SqliteClient from "better-sqlite3";
import { type AccountMode, Accounts, defaultAccount } from "./accounts";
import { openBooks } from "./books";
import { CustomerVersions } from "./customer-versions";
import { KeptAnswers } from "./kept-answers";
import { Settings } from "./settings";

export interface StripeObject {
  id: string;
  object: string;
  /** Is in seconds. Invoice items have a `date` instead. */
  created?: number;
  [field: string]: unknown;
}

const chunkSize = 200;
const ofId = "account = @account AND mode = @mode AND id = @id";

/** Stores the data of one account in one mode. Uses the default account, unless `of` names another. */
export class StripeStore {
  readonly settings: Settings;
  readonly accounts: Accounts;
  readonly answers: KeptAnswers;
  private readonly versions: CustomerVersions;
  private readonly books: SqliteClient.Database;

  constructor(
    source: string | SqliteClient.Database = ":memory:",
    readonly account: AccountMode = defaultAccount,
  ) {
    this.books = typeof source === "string" ? openBooks(source) : source;
    this.settings = new Settings(this.books);
    this.accounts = new Accounts(this.books);
    this.versions = new CustomerVersions(this.books, account);
    this.answers = new KeptAnswers(this.books, account);
  }

  /** Returns the same data store for another account or mode. */
  of(account: AccountMode): StripeStore {
    return new StripeStore(this.books, account);
  }

  /** Writes an object without an event, and returns it in its JSON form, as a client receives it. */
  put(object: StripeObject): StripeObject {
    const json = JSON.stringify(object);
    const isNew = this.find(object.id) === undefined;
    const { id, object: kind } = object;
    const columns = { id, kind, owner: ownerOf(object), created: createdOf(object) };
    this.books
      .prepare(
        `INSERT INTO objects (account, mode, id, kind, owner, created, json)
         VALUES (@account, @mode, @id, @kind, @owner, @created, @json)
         ON CONFLICT (account, mode, id) DO UPDATE SET
           json = excluded.json, created = excluded.created, owner = excluded.owner`,
      )
      .run({ ...this.scope, ...columns, json });
    const now = this.settings.now();
    const writtenAt = isNew ? Math.min(createdOf(object) * 1000, now) : now;
    if (object.object === "customer") this.versions.keep(object.id, json, writtenAt);
    return JSON.parse(json);
  }

  find(id: string): StripeObject | undefined {
    const json = this.books
      .prepare(`SELECT json FROM objects WHERE ${ofId} AND is_deleted = 0`)
      .pluck()
      .get({ ...this.scope, id });
    return typeof json === "string" ? JSON.parse(json) : undefined;
  }

  /** Removes an object as if it had never existed. */
  remove(id: string): void {
    this.books.prepare(`DELETE FROM objects WHERE ${ofId}`).run({ ...this.scope, id });
  }

  /** Marks a customer as deleted. Stripe still tells clients that it existed. */
  markDeleted(id: string): void {
    this.books.prepare(`UPDATE objects SET is_deleted = 1 WHERE ${ofId}`).run({ ...this.scope, id });
    this.versions.keep(id, null, this.settings.now());
  }

  isDeleted(id: string): boolean {
    const statement = this.books.prepare(`SELECT is_deleted FROM objects WHERE ${ofId}`);
    return statement.pluck().get({ ...this.scope, id }) === 1;
  }

  /**
   * Returns all objects of a kind, newest first as Stripe lists them. `owner` limits them to one owner, as `ownerOf`
   * defines it.
   */
  list(kind: string, owner?: string): StripeObject[] {
    return [...this.each(kind, owner)];
  }

  /** Yields the objects newest first and reads them in batches. */
  *each(kind: string, owner?: string): Generator<StripeObject> {
    const statement = this.books.prepare(
      `SELECT created, seq, json FROM objects
       WHERE account = @account AND mode = @mode AND kind = @kind AND is_deleted = 0
         ${owner === undefined ? "" : "AND owner = @owner"}
         AND (created, seq) < (@created, @seq)
       ORDER BY created DESC, seq DESC LIMIT ${chunkSize}`,
    );
    let from = { created: Number.MAX_SAFE_INTEGER, seq: 0 };
    while (true) {
      const rows = statement.all({ ...this.scope, kind, owner, ...from }) as {
        created: number;
        seq: number;
        json: string;
      }[];
      for (const { json } of rows) yield JSON.parse(json);
      const last = rows.at(-1);
      if (!last || rows.length < chunkSize) return;
      from = { created: last.created, seq: last.seq };
    }
  }

  /** Returns the customers as search knows them at `ms`. */
  customersAsOf(ms: number): StripeObject[] {
    return this.versions.asOf(ms).map((json) => JSON.parse(json));
  }

  /** Records an irreversible effect, such as a cancellation or a refund. */
  recordEffect(kind: string, id: string): void {
    this.books
      .prepare("INSERT INTO effects VALUES (@account, @mode, @kind, @id)")
      .run({ ...this.scope, kind, id });
  }

  countEffects(kind: string, id?: string): number {
    return Number(
      this.books
        .prepare(
          `SELECT count(*) FROM effects
           WHERE account = @account AND mode = @mode AND kind = @kind AND id = coalesce(@id, id)`,
        )
        .pluck()
        .get({ ...this.scope, kind, id: id ?? null }),
    );
  }

  /** Counts the objects that had this effect more than once. */
  countRepeatedEffects(kind: string): number {
    return Number(
      this.books
        .prepare(
          `SELECT count(*) FROM (SELECT id FROM effects WHERE account = @account AND mode = @mode AND kind = @kind
           GROUP BY id HAVING count(*) > 1)`,
        )
        .pluck()
        .get({ ...this.scope, kind }),
    );
  }

  liveSubscriptions(): StripeObject[] {
    return this.list("subscription").filter(({ status }) => !isOver(status));
  }

  /** Lists the ids of everything that can still take money from this customer, or from anyone. */
  chargesLeft(customer?: string): string[] {
    const still = (kind: string, statuses: string[]) =>
      this.list(kind, customer).filter(({ status }) => statuses.includes(String(status)));
    return [
      ...this.list("subscription", customer).filter(({ status }) => !isOver(status)),
      ...still("subscription_schedule", ["active", "not_started"]),
      ...still("invoice", ["draft", "open"]),
      ...this.list("invoiceitem", customer),
    ].map(({ id }) => id);
  }

  transaction<T>(work: () => T): T {
    return this.books.transaction(work)();
  }

  close(): void {
    this.books.close();
  }

  private get scope() {
    return { account: this.account.id, mode: this.account.mode };
  }
}

const isOver = (status: unknown) => status === "canceled" || status === "incomplete_expired";

/** Returns the id by which requests mostly look up this object. */
function ownerOf({ object, customer, invoice, charge }: StripeObject): string | null {
  const owner = object === "invoice_payment" ? invoice : object === "refund" ? charge : customer;
  return typeof owner === "string" ? owner : null;
}

/** Returns the time in seconds at which the object was created. */
export function createdOf({ created, date }: StripeObject): number {
  return created ?? Number(date ?? 0);
}
