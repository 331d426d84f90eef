import { createDemoServer, type DemoServer, disposeDemoServer } from "../fixtures/demo-server";
import { readers, readWhile } from "./first-page-reader";
import { checkedInMs, count, startChecked, until, uploadList } from "./import-steps";
import { summaryOf } from "./latencies";

const contactCount = 2_000;
const restMs = 3_000;
const lineCount = 300_000;
const batch = 10_000;

const strayLines = {
  "a mark that opens and never closes": (at: number) => `"reader.${at}@list.example\n`,
  "a nickname in marks of its own": (at: number) => `reader.${at}@list.example,"Bob "the man" Reader"\n`,
};

/**
 * Measures how long health takes to answer while lists of stray quotation marks are uploaded, checked and imported.
 */
export async function strayQuotesUnderLoad(): Promise<string[]> {
  const lines = [
    `health while lists of ${count(lineCount)} lines with stray quotation marks are read`,
    `  ${readers} readers                  count     p50     p99     max (ms)`,
  ];
  for (const [kind, lineOf] of Object.entries(strayLines)) {
    const demo = await createDemoServer(contactCount);
    try {
      await demo.server.start();
      lines.push(...(await measure(demo, kind, lineOf)));
    } finally {
      await disposeDemoServer(demo);
    }
  }
  return lines;
}

async function measure(demo: DemoServer, kind: string, lineOf: (at: number) => string): Promise<string[]> {
  const read = () => healthMs(demo);
  for (let warmUp = 0; warmUp < 200; warmUp += 1) await read();
  const restEnds = Date.now() + restMs;
  const atRest = await readWhile(() => Date.now() < restEnds, read);
  let isOver = false;
  const startedAt = performance.now();
  const [during] = await Promise.all([
    readWhile(() => !isOver, read),
    importAll(demo, lineOf).finally(() => {
      isOver = true;
    }),
  ]);
  const seconds = (performance.now() - startedAt) / 1000;
  return [
    `  ${kind}: uploaded, checked and imported in ${seconds.toFixed(2)} s`,
    `    at rest                ${summaryOf(atRest)}`,
    `    meanwhile              ${summaryOf(during)}`,
  ];
}

async function importAll(demo: DemoServer, lineOf: (at: number) => string): Promise<void> {
  const importId = await uploadList(demo, batches(lineOf));
  await checkedInMs(demo, importId, ["email", "name"]);
  startChecked(demo, importId);
  await until(demo, importId, "completed");
}

function* batches(lineOf: (at: number) => string): Generator<string> {
  yield "Email,Name\nada@quill.example,Ada Quill\n";
  for (let first = 0; first < lineCount; first += batch)
    yield Array.from({ length: batch }, (_, at) => lineOf(first + at)).join("");
}

async function healthMs({ server }: DemoServer): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${server.url}/api/health`);
  await response.json();
  if (!response.ok) throw new Error(`health answered ${response.status}`);
  return performance.now() - startedAt;
}
