import fs from "node:fs";
import { createDemoServer, type DemoServer, disposeDemoServer } from "../fixtures/demo-server";
import { firstPageReader, readers, readWhile } from "./first-page-reader";
import { checkedInMs, count, startChecked, statusOf, uploadList } from "./import-steps";
import { summaryOf } from "./latencies";

const contactCount = 20_000;
const batch = 5_000;

/**
 * Measures how fast a list is checked and imported, the memory this takes, and how long the first page takes
 * meanwhile.
 */
export async function importUnderLoad(rowCount: number): Promise<string[]> {
  const demo = await createDemoServer(contactCount);
  try {
    await demo.server.start();
    const read = await firstPageReader(demo);
    const atRestMb = memoryOf(demo, "VmRSS");
    const uploadedAt = performance.now();
    const importId = await uploadList(demo, batches(rowCount));
    const uploadMs = performance.now() - uploadedAt;
    const checkMs = await checkedInMs(demo, importId, ["email", "name", "tags"]);
    startChecked(demo, importId);
    const startedAt = performance.now();
    const during = await readWhile(() => statusOf(demo, importId) !== "completed", read);
    const seconds = (performance.now() - startedAt) / 1000;
    return [
      `${count(rowCount)} rows imported into a site of ${count(contactCount)} contacts`,
      `  uploaded in ${(uploadMs / 1000).toFixed(2)} s, checked in ${(checkMs / 1000).toFixed(2)} s: ${count(rowCount / (checkMs / 1000))} rows a second`,
      `  imported in ${seconds.toFixed(2)} s under load: ${count(rowCount / seconds)} rows a second`,
      `  memory of the server: ${atRestMb} MB before, ${memoryOf(demo, "VmHWM")} MB at its peak`,
      `  first page, ${readers} readers      count     p50     p99     max (ms)`,
      `    while importing        ${summaryOf(during)}`,
    ];
  } finally {
    await disposeDemoServer(demo);
  }
}

function* batches(rowCount: number): Generator<string> {
  yield "Email,Name,Tags\n";
  for (let first = 0; first < rowCount; first += batch) {
    const rows = Array.from({ length: Math.min(batch, rowCount - first) }, (_, at) => {
      const number = first + at;
      return `reader.${number}@list${number % 97}.example,Reader Number ${number},"list, spring"\n`;
    });
    yield rows.join("");
  }
}

function memoryOf({ server }: DemoServer, line: "VmRSS" | "VmHWM"): number {
  const status = fs.readFileSync(`/proc/${server.pidOf("worker")}/status`, "utf8");
  return Math.round(Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024);
}
