import { createBench, disposeBench, firstIds } from "./data";

/**
 * Deletes contacts with bare SQL on a copy of the file, and returns how many a second: one statement each in order of
 * id, no job, no erased identities, no billing, nothing cleaned. The pragmas are the product's, except that SQLite
 * copies its log by itself.
 */
export async function bareDeletion(source: string, count: number, perTransaction = 500): Promise<number> {
  const bench = await createBench(source, { starts: false });
  try {
    const { $client } = bench.db;
    $client.pragma("wal_autocheckpoint = 1000");
    const ids = firstIds(bench, count);
    const remove = $client.prepare("DELETE FROM contacts WHERE id = ?");
    const startedAt = performance.now();
    for (let first = 0; first < ids.length; first += perTransaction) {
      $client.exec("BEGIN IMMEDIATE");
      for (const id of ids.slice(first, first + perTransaction)) remove.run(id);
      $client.exec("COMMIT");
    }
    return ids.length / ((performance.now() - startedAt) / 1000);
  } finally {
    await disposeBench(bench);
  }
}
