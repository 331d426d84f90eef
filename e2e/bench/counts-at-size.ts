import type { RefinedCount } from "@/lib/contacts/list/contact-count";
import type { CountedSegments } from "@/lib/segments/segment-view";
import { createBench, disposeBench } from "./data";
import { cookieOf } from "./person";
import type { Figure } from "./table";

const counted: Record<string, object | undefined> = {
  everyone: { everyone: true },
  "a status": { status: "subscribed" },
  "a search of one letter": { search: "a" },
  "a search of three letters": { search: "ann" },
  "a search that nobody meets": { search: "zq" },
  "all segments": undefined,
};

/**
 * Measures how long counts take until they are exact, and how long health waits for them meanwhile: that is how long
 * they hold up everyone, with what a request costs in any case.
 */
export async function countsAtSize(source: string): Promise<Figure[]> {
  const bench = await createBench(source);
  try {
    const cookie = await cookieOf(bench);
    const read: Read = async (path, asked) => {
      const request = asked
        ? { method: "POST", body: JSON.stringify(asked), headers: { cookie } }
        : { headers: { cookie } };
      const response = await fetch(`${bench.server.url}${path}`, request);
      if (!response.ok) throw new Error(`${path.split("?")[0]} answered ${response.status}`);
      return await response.json();
    };
    // The first request of a route also loads the route.
    for (const filter of Object.values(counted)) await countOn(read, filter, null);
    const figures: Figure[] = [];
    for (const [name, filter] of Object.entries(counted))
      figures.push(...(await measure(read, name, filter)));
    return figures;
  } finally {
    await disposeBench(bench);
  }
}

type Read = <Body>(path: string, asked?: object) => Promise<Body>;

/** Counts on from `next`: those who match the filter, or all segments without one. */
function countOn(
  read: Read,
  filter: object | undefined,
  next: string | null,
): Promise<RefinedCount | CountedSegments> {
  if (!filter) return read(next === null ? "/api/segments" : `/api/segments?next=${next}`);
  return read("/api/contacts/count", next === null ? { filter } : { filter, next });
}

async function measure(read: Read, name: string, filter: object | undefined): Promise<Figure[]> {
  const { result, longestMs } = await whileHealthIsRead(read, () => refined(read, filter));
  const detail = `${result.requests} request${result.requests === 1 ? "" : "s"}, the first ${result.firstMs.toFixed(0)} ms`;
  return [
    { figure: `count of ${name}, exact`, value: result.ms, unit: "ms", atMost: 3_000, detail },
    { figure: "  health waits at most", value: longestMs, unit: "ms", atMost: 60 },
  ];
}

/** Asks on until a count is exact, as the browser does. */
async function refined(
  read: Read,
  filter: object | undefined,
): Promise<{ firstMs: number; ms: number; requests: number }> {
  const startedAt = performance.now();
  let answer = await countOn(read, filter, null);
  const firstMs = performance.now() - startedAt;
  let requests = 1;
  for (; answer.next !== null; requests += 1) answer = await countOn(read, filter, answer.next);
  return { firstMs, ms: performance.now() - startedAt, requests };
}

async function whileHealthIsRead<Result>(
  read: Read,
  run: () => Promise<Result>,
): Promise<{ result: Result; longestMs: number }> {
  let isOver = false;
  let longestMs = 0;
  const watch = async () => {
    while (!isOver) {
      const startedAt = performance.now();
      await read("/api/health");
      longestMs = Math.max(longestMs, performance.now() - startedAt);
    }
  };
  const [result] = await Promise.all([
    run().finally(() => {
      isOver = true;
    }),
    watch(),
  ]);
  return { result, longestMs };
}
