import type { ReadableStream } from "node:stream/web";
import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { checkImport, startImport } from "@/lib/imports/change-import";
import { receiveImport } from "@/lib/imports/file/receive-import";
import { findImport } from "@/lib/imports/find-import";
import type { ImportSettings } from "@/lib/imports/import-settings";
import type { ImportDetail } from "@/lib/imports/plan/import-view";
import { runImport } from "@/lib/imports/run/run-import";
import { claimJob } from "@/lib/jobs/lease";

/** Uploads a list and returns the id of its import. */
export async function mustReceive(
  access: SiteAccess,
  db: Database,
  csv: string | Buffer,
  now: number,
): Promise<number> {
  const body = new Blob([
    typeof csv === "string" ? csv : new Uint8Array(csv),
  ]).stream() as unknown as ReadableStream<Uint8Array>;
  const received = await receiveImport(access, db, { body, fileName: "list.csv" }, now);
  if (!received.ok) throw new Error(received.refusal);
  return received.importId;
}

export async function mustFind(access: SiteAccess, db: Database, importId: number): Promise<ImportDetail> {
  const found = await findImport(access, db, importId);
  if (!found) throw new Error("no such import");
  return found;
}

/** Returns the dry run of an uploaded list. Uses the guessed columns unless `settings` names others. */
export async function checkList(
  access: SiteAccess,
  db: Database,
  importId: number,
  settings: Partial<ImportSettings>,
  now: number,
): Promise<ImportDetail> {
  const { columns } = await mustFind(access, db, importId);
  const read = { importId, columns, tags: [], consent: "none" as const, existing: "overwrite" as const };
  const checked = checkImport(access, db, { ...read, ...settings }, now);
  if (!checked.ok) throw new Error(checked.refusal);
  await runOpenImport(db, now);
  return mustFind(access, db, importId);
}

export async function startList(
  access: SiteAccess,
  db: Database,
  { id: importId, checkedAt }: ImportDetail,
  now: number,
): Promise<void> {
  const started = startImport(access, db, { importId, checkedAt: checkedAt ?? 0 }, now);
  if (!started.ok) throw new Error(started.refusal);
}

export async function runOpenImport(db: Database, now: number, owner = "test"): Promise<void> {
  const job = claimJob(db, "imports", owner, now);
  if (!job) throw new Error("no import is open");
  await runImport(db, job, () => now);
}

/** Uploads, checks and imports a list in one step. */
export async function importList(
  access: SiteAccess,
  db: Database,
  csv: string | Buffer,
  settings: Partial<ImportSettings>,
  now: number,
): Promise<{ checked: ImportDetail; imported: ImportDetail }> {
  const checked = await checkList(access, db, await mustReceive(access, db, csv, now), settings, now);
  await startList(access, db, checked, now);
  await runOpenImport(db, now);
  return { checked, imported: await mustFind(access, db, checked.id) };
}
