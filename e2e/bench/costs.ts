import { createBench, demoDatabase, disposeBench } from "./data";
import { deleteFirst, oneByOne, settled } from "./deletion";
import { median } from "./latencies";
import { lines, shown } from "./table";

const sizes = [10_000, 100_000, 1_000_000];
const deletedCount = 2_000;

/** Returns a table of what one contact costs on sites of growing size, up to `most` contacts. */
export async function costsAtSizes(folder: string, most: number): Promise<string[]> {
  const rows = [["contacts", "counting one of 2,000", "deleting one of 2,000", "deleting one alone"]];
  for (const size of sizes.filter((one) => one <= most)) {
    const source = await demoDatabase(folder, size);
    const { countedMs, jobMs } = await deleteMany(source);
    const alone = median(await oneByOne(source, 7));
    const each = (ms: number) => shown((1000 * ms) / deletedCount, "µs");
    rows.push([size.toLocaleString("en-US"), each(countedMs), each(jobMs), shown(alone, "ms")]);
  }
  return lines(rows);
}

async function deleteMany(source: string) {
  const bench = await createBench(source);
  try {
    await settled();
    return await deleteFirst(bench, deletedCount);
  } finally {
    await disposeBench(bench);
  }
}
