import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ownerOf } from "@/lib/deletion/test-deletion";
import { checkImport, startImport } from "@/lib/imports/change-import";
import type { ImportStatus } from "@/lib/imports/import-view";
import { createDemoServer, type DemoServer, disposeDemoServer } from "../fixtures/demo-server";
import { cookieOf, firstPageReader, readers, readWhile } from "./first-page-reader";
import { summaryOf } from "./latencies";

const contactCount = 20_000;
const piece = 5_000;

/** How fast a list is checked and imported, in how much memory, and how long the first page takes meanwhile. */
export async function importUnderLoad(rowCount: number): Promise<string[]> {
  const demo = await createDemoServer(contactCount);
  try {
    await demo.server.start();
    const read = await firstPageReader(demo);
    const atRestMb = memoryOf(demo, "VmRSS");
    const uploadedAt = performance.now();
    const importId = await upload(demo, rowCount);
    const uploadMs = performance.now() - uploadedAt;
    const access = ownerOf(demo.site.id);
    const columns = (["email", "name", "tags"] as const).map((kind) => ({ kind }));
    const settings = { importId, columns, tags: [], consent: "claimed" as const, existing: "fill" as const };
    const checked = checkImport(access, demo.db, settings, Date.now());
    if (!checked.ok) throw new Error(checked.refusal);
    const checkMs = await until(demo, importId, "checked");
    const checkedAt = demo.db.$client
      .prepare("SELECT checked_at FROM imports WHERE id = ?")
      .pluck()
      .get(importId) as number;
    const started = startImport(access, demo.db, { importId, checkedAt }, Date.now());
    if (!started.ok) throw new Error(started.refusal);
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

async function upload(demo: DemoServer, rowCount: number): Promise<number> {
  const response = await fetch(`${demo.server.url}/api/imports?name=bench.csv`, {
    method: "POST",
    headers: { cookie: await cookieOf(demo), origin: demo.server.url, "content-type": "text/csv" },
    body: new Blob([...pieces(rowCount)]),
  });
  const received = (await response.json()) as { importId: number };
  if (!response.ok) throw new Error(`the upload answered ${response.status}`);
  return received.importId;
}

function* pieces(rowCount: number): Generator<string> {
  yield "Email,Name,Tags\n";
  for (let first = 0; first < rowCount; first += piece) {
    const rows = Array.from({ length: Math.min(piece, rowCount - first) }, (_, at) => {
      const number = first + at;
      return `reader.${number}@list${number % 97}.example,Reader Number ${number},"list, spring"\n`;
    });
    yield rows.join("");
  }
}

async function until(demo: DemoServer, importId: number, status: ImportStatus): Promise<number> {
  const startedAt = performance.now();
  while (statusOf(demo, importId) !== status) await sleep(20);
  return performance.now() - startedAt;
}

function statusOf({ db }: DemoServer, importId: number): unknown {
  return db.$client.prepare("SELECT status FROM imports WHERE id = ?").pluck().get(importId);
}

function memoryOf({ server }: DemoServer, line: "VmRSS" | "VmHWM"): number {
  const status = fs.readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Math.round(Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024);
}

function count(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}
