import type { Database } from "./open-database";

/** Is an open transaction, for Drizzle and for `prepared` alike. Every function that writes requires one. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0] & Pick<Database, "$client">;

/** Is anything a read can run on: the database or an open transaction. */
export type Reader = Database | Transaction;

type Settled<T> = T extends PromiseLike<unknown> ? never : T;

/**
 * Runs `work` in one immediate, synchronous transaction, the only way to write. The type refuses a callback that
 * returns a promise, because better-sqlite3 would commit before it settles and never roll back.
 */
export function write<T>(db: Database, work: (tx: Transaction) => Settled<T>): T {
  const { $client } = db;
  return db.transaction((tx) => work(Object.assign(tx, { $client })), { behavior: "immediate" }) as T;
}
