import { setTimeout as sleep } from "node:timers/promises";
import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";
import { checkImport, startImport } from "@/lib/imports/change-import";
import type { ImportStatus } from "@/lib/imports/plan/import-view";
import { ownerOf } from "@/testing/steps/deletion";
import type { Bench } from "./data";
import { cookieOf } from "./person";

/** Uploads a list to the server as the owner and returns the id of its import. */
export async function uploadList(bench: Bench, batches: Iterable<string>): Promise<number> {
  const response = await fetch(`${bench.server.url}/api/imports`, {
    method: "POST",
    headers: {
      cookie: await cookieOf(bench),
      origin: bench.server.url,
      "content-type": "text/csv",
      "x-file-name": "bench.csv",
    },
    body: new Blob([...batches]),
  });
  const received = (await response.json()) as { importId: number };
  if (!response.ok) throw new Error(`the upload answered ${response.status}`);
  return received.importId;
}

/** Queues the dry run of an import and returns how many ms it took. */
export async function checkedInMs(
  bench: Bench,
  importId: number,
  kinds: Exclude<ColumnMeaning["kind"], "field">[],
): Promise<number> {
  const columns = kinds.map((kind) => ({ kind }));
  const settings = { importId, columns, tags: [], consent: "claimed" as const, existing: "fill" as const };
  const checked = checkImport(ownerOf(bench.site.id), bench.db, settings, Date.now());
  if (!checked.ok) throw new Error(checked.refusal);
  return await until(bench, importId, "checked");
}

/** Imports a list that has been checked and returns how many ms it took. */
export async function importedInMs(bench: Bench, importId: number): Promise<number> {
  const find = bench.db.$client.prepare("SELECT checked_at FROM imports WHERE id = ?").pluck();
  const checkedAt = find.get(importId) as number;
  const started = startImport(ownerOf(bench.site.id), bench.db, { importId, checkedAt }, Date.now());
  if (!started.ok) throw new Error(started.refusal);
  return await until(bench, importId, "completed");
}

async function until({ db }: Bench, importId: number, status: ImportStatus): Promise<number> {
  const startedAt = performance.now();
  const find = db.$client.prepare("SELECT status FROM imports WHERE id = ?").pluck();
  for (let now = find.get(importId); now !== status; now = find.get(importId)) {
    if (now === "failed") throw new Error("the import failed");
    await sleep(10);
  }
  return performance.now() - startedAt;
}
