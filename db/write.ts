import type { Database } from "./open-database";

/** A transaction under way: what writes demands it, for Drizzle and for `prepared` alike. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0] & Pick<Database, "$client">;

/** What a read can run on: the database, or a transaction under way. */
export type Reader = Database | Transaction;

type Settled<T> = T extends PromiseLike<unknown> ? never : T;

/**
 * The only way to write: one immediate, synchronous transaction. The type refuses a callback that returns a
 * promise, because better-sqlite3 would commit before it settled and never roll back.
 */
export function write<T>(db: Database, work: (tx: Transaction) => Settled<T>): T {
  const { $client } = db;
  return db.transaction((tx) => work(Object.assign(tx, { $client })), { behavior: "immediate" }) as T;
}
