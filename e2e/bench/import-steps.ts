import { setTimeout as sleep } from "node:timers/promises";
import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";
import { checkImport, startImport } from "@/lib/imports/change-import";
import type { ImportStatus } from "@/lib/imports/plan/import-view";
import { ownerOf } from "@/testing/steps/deletion";
import type { DemoServer } from "../fixtures/demo-server";
import { cookieOf } from "./first-page-reader";

/** Uploads a list to the server as the owner and returns the id of its import. */
export async function uploadList(demo: DemoServer, batches: Iterable<string>): Promise<number> {
  const response = await fetch(`${demo.server.url}/api/imports?name=bench.csv`, {
    method: "POST",
    headers: { cookie: await cookieOf(demo), origin: demo.server.url, "content-type": "text/csv" },
    body: new Blob([...batches]),
  });
  const received = (await response.json()) as { importId: number };
  if (!response.ok) throw new Error(`the upload answered ${response.status}`);
  return received.importId;
}

/** Queues the dry run of an import and returns how many ms it took. */
export async function checkedInMs(
  demo: DemoServer,
  importId: number,
  kinds: Exclude<ColumnMeaning["kind"], "field">[],
): Promise<number> {
  const columns = kinds.map((kind) => ({ kind }));
  const settings = { importId, columns, tags: [], consent: "claimed" as const, existing: "fill" as const };
  const checked = checkImport(ownerOf(demo.site.id), demo.db, settings, Date.now());
  if (!checked.ok) throw new Error(checked.refusal);
  return await until(demo, importId, "checked");
}

/** Queues an import whose list has been checked. */
export function startChecked({ db, site }: DemoServer, importId: number): void {
  const find = db.$client.prepare("SELECT checked_at FROM imports WHERE id = ?").pluck();
  const checkedAt = find.get(importId) as number;
  const started = startImport(ownerOf(site.id), db, { importId, checkedAt }, Date.now());
  if (!started.ok) throw new Error(started.refusal);
}

export async function until(demo: DemoServer, importId: number, status: ImportStatus): Promise<number> {
  const startedAt = performance.now();
  while (statusOf(demo, importId) !== status) await sleep(20);
  return performance.now() - startedAt;
}

export function statusOf({ db }: DemoServer, importId: number): unknown {
  return db.$client.prepare("SELECT status FROM imports WHERE id = ?").pluck().get(importId);
}

export function count(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}
