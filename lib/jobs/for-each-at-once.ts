import pLimit from "p-limit";

/**
 * Does the work for each item, `atOnce` of them together. Begins nothing more after the first failure, and throws it
 * when the work under way has ended, so that nothing runs on unseen.
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
