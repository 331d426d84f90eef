import { type Bench, createBench, disposeBench } from "./data";
import { checkedInMs, importedInMs, uploadList } from "./import-steps";
import { quantile } from "./latencies";
import { readers, readWhile } from "./person";

const restMs = 3_000;
const lineCount = 300_000;
const batch = 10_000;

const strayLines = {
  "a mark that opens and never closes": (at: number) => `"reader.${at}@list.example\n`,
  "a nickname in marks of its own": (at: number) => `reader.${at}@list.example,"Bob "the man" Reader"\n`,
};

/**
 * Measures how long health takes to answer, p99 in ms, at rest and while lists of stray quotation marks are uploaded,
 * checked and imported.
 */
export async function strayQuotesUnderLoad(
  source: string,
): Promise<{ kind: string; atRest: number; during: number }[]> {
  const found = [];
  for (const [kind, lineOf] of Object.entries(strayLines)) {
    const bench = await createBench(source);
    try {
      found.push({ kind, ...(await measure(bench, lineOf)) });
    } finally {
      await disposeBench(bench);
    }
  }
  return found;
}

async function measure(
  bench: Bench,
  lineOf: (at: number) => string,
): Promise<{ atRest: number; during: number }> {
  const read = () => healthMs(bench);
  for (let warmUp = 0; warmUp < 200; warmUp += 1) await read();
  const restEnds = Date.now() + restMs;
  const atRest = await readWhile(() => Date.now() < restEnds, read, readers);
  let isOver = false;
  const [during] = await Promise.all([
    readWhile(() => !isOver, read, readers),
    importAll(bench, lineOf).finally(() => {
      isOver = true;
    }),
  ]);
  return { atRest: quantile(atRest, 0.99), during: quantile(during, 0.99) };
}

async function importAll(bench: Bench, lineOf: (at: number) => string): Promise<void> {
  const importId = await uploadList(bench, batches(lineOf));
  await checkedInMs(bench, importId, ["email", "name"]);
  await importedInMs(bench, importId);
}

function* batches(lineOf: (at: number) => string): Generator<string> {
  yield "Email,Name\nada@quill.example,Ada Quill\n";
  for (let first = 0; first < lineCount; first += batch)
    yield Array.from({ length: batch }, (_, at) => lineOf(first + at)).join("");
}

async function healthMs({ server }: Bench): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${server.url}/api/health`);
  await response.json();
  if (!response.ok) throw new Error(`health answered ${response.status}`);
  return performance.now() - startedAt;
}
