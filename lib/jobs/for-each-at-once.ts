import pLimit from "p-limit";

/**
 * Does the work for each item, for so many at once. After the first failure nothing more is begun; it is thrown when
 * what is under way has ended, so that nothing goes on behind the back of whoever tries again.
 */
export async function forEachAtOnce<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const limit = pLimit({ concurrency: atOnce, rejectOnClear: true });
  const failures: unknown[] = [];
  const one = async (item: Item) => {
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
      limit.clearQueue();
    }
  };
  await Promise.allSettled(items.map((item) => limit(one, item)));
  if (failures.length > 0) throw failures[0];
}
