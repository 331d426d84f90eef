import type { RefinedCount } from "@/lib/contacts/list/contact-count";
import type { CountedSegments } from "@/lib/segments/segment-view";
import { createBench, disposeBench } from "./data";
import { cookieOf } from "./person";
import type { Figure } from "./table";

const counted: Record<string, string> = {
  everyone: "/api/contacts/count?everyone=true",
  "a status": "/api/contacts/count?status=subscribed",
  "a search of one letter": "/api/contacts/count?search=a",
  "a search of three letters": "/api/contacts/count?search=ann",
  "a search that nobody meets": "/api/contacts/count?search=zq",
  "all segments": "/api/segments",
};

/**
 * Measures how long counts take until they are exact, and how long health waits for them meanwhile: that is how long
 * they hold up everyone, with what a request costs in any case.
 */
export async function countsAtSize(source: string): Promise<Figure[]> {
  const bench = await createBench(source);
  try {
    const cookie = await cookieOf(bench);
    const read: Read = async (path) => {
      const response = await fetch(`${bench.server.url}${path}`, { headers: { cookie } });
      if (!response.ok) throw new Error(`${path.split("?")[0]} answered ${response.status}`);
      return await response.json();
    };
    // The first request of a route also loads the route.
    for (const path of Object.values(counted)) await read(path);
    const figures: Figure[] = [];
    for (const [name, path] of Object.entries(counted)) figures.push(...(await measure(read, name, path)));
    return figures;
  } finally {
    await disposeBench(bench);
  }
}

type Read = <Body>(path: string) => Promise<Body>;

async function measure(read: Read, name: string, path: string): Promise<Figure[]> {
  const { result, longestMs } = await whileHealthIsRead(read, () => refined(read, path));
  const detail = `${result.requests} request${result.requests === 1 ? "" : "s"}, the first ${result.firstMs.toFixed(0)} ms`;
  return [
    { figure: `count of ${name}, exact`, value: result.ms, unit: "ms", atMost: 3_000, detail },
    { figure: "  health waits at most", value: longestMs, unit: "ms", atMost: 60 },
  ];
}

/** Asks on until a count is exact, as the browser does. */
async function refined(read: Read, path: string): Promise<{ firstMs: number; ms: number; requests: number }> {
  const startedAt = performance.now();
  let answer = await read<RefinedCount | CountedSegments>(path);
  const firstMs = performance.now() - startedAt;
  let requests = 1;
  for (; answer.next !== null; requests += 1)
    answer = await read(`${path}${path.includes("?") ? "&" : "?"}next=${answer.next}`);
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
