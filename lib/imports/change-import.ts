import fs from "node:fs";
import path from "node:path";
import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { importProblems, imports } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { clearJobFailure } from "@/lib/jobs/retry-budget";
import { isConfirmed } from "@/lib/values/typed-phrase";
import { deleteImportFile, importFolder } from "./file/import-file";
import type { ImportSettings } from "./import-settings";
import type { ImportStatus } from "./plan/import-view";
import { revertPhrase } from "./revert-phrase";

export const ofImport = z.strictObject({ importId: z.number().int().positive() });
export const confirmedRevert = ofImport.extend({ phrase: z.string().max(500) });
export const startOfImport = z.strictObject({
  importId: z.number().int().positive(),
  /** Is when the dry run ended that the owner looked at. */
  checkedAt: z.number().int().positive(),
});

type Refused<Name extends string> = { ok: false; refusal: Name };
export type CheckRefusal =
  | Refused<"not_found" | "already_started" | "no_email_column">
  | { ok: false; refusal: "columns_differ"; count: number }
  | { ok: false; refusal: "column_twice"; meaning: string };
export type StartRefusal = Refused<"not_found" | "already_started" | "check_again">;
export type EndRefusal = Refused<"not_found" | "not_running" | "nothing_to_revert">;

const nothingCounted = {
  rowNumber: 0,
  createdCount: 0,
  updatedCount: 0,
  unchangedCount: 0,
  duplicateCount: 0,
  invalidCount: 0,
  subscribedCount: 0,
  askedCount: 0,
  erasedCount: 0,
  staysOutCount: 0,
  notes: null,
  leaseOwner: null,
  problem: null,
};

/**
 * Clears what the file says of itself, which is kept only as long as needed: a list without headers has people
 * there.
 */
const nothingOfTheFile = { headers: null, columns: null };

const beforeStart: ImportStatus[] = ["uploaded", "checking", "checked"];
const onlyOnce = ["email", "name", "first_name", "last_name"];

/**
 * Queues the dry run of a list, read by the owner's settings. Writes nothing about anyone. Checking again starts the
 * dry run over.
 */
export function checkImport(
  access: SiteAccess,
  db: Database,
  { importId, columns, tags, consent, existing }: ImportSettings,
  now: number,
): { ok: true } | CheckRefusal {
  return write(db, (tx): { ok: true } | CheckRefusal => {
    const found = find(tx, access, importId);
    if (!found) return { ok: false, refusal: "not_found" };
    if (!beforeStart.includes(found.status)) return { ok: false, refusal: "already_started" };
    const { length: count } = JSON.parse(found.headers ?? "[]") as string[];
    if (columns.length !== count) return { ok: false, refusal: "columns_differ", count };
    if (!columns.some(({ kind }) => kind === "email")) return { ok: false, refusal: "no_email_column" };
    const meaning = onlyOnce.find((kind) => columns.filter((column) => column.kind === kind).length > 1);
    if (meaning) return { ok: false, refusal: "column_twice", meaning };
    tx.delete(importProblems).where(eq(importProblems.importId, importId)).run();
    const isClaimed = consent === "claimed";
    tx.update(imports)
      .set({
        ...nothingCounted,
        status: "checking",
        columns: JSON.stringify(columns),
        tags: JSON.stringify(tags),
        consent,
        existing,
        claimedBy: isClaimed ? access.userId : null,
        claimedAt: isClaimed ? now : null,
        rowCount: null,
        checkedAt: null,
      })
      .where(eq(imports.id, importId))
      .run();
    return { ok: true };
  });
}

/** Queues the import of a list whose dry run the owner looked at. A list can be imported once. */
export function startImport(
  access: SiteAccess,
  db: Database,
  { importId, checkedAt }: z.infer<typeof startOfImport>,
  now: number,
): { ok: true } | StartRefusal {
  return write(db, (tx): { ok: true } | StartRefusal => {
    const found = find(tx, access, importId);
    if (!found) return { ok: false, refusal: "not_found" };
    if (!beforeStart.includes(found.status)) return { ok: false, refusal: "already_started" };
    if (found.status !== "checked" || found.checkedAt !== checkedAt)
      return { ok: false, refusal: "check_again" };
    tx.delete(importProblems).where(eq(importProblems.importId, importId)).run();
    tx.update(imports)
      .set({ ...nothingCounted, status: "importing", startedAt: now })
      .where(eq(imports.id, importId))
      .run();
    const action = found.consent === "claimed" ? "import_started_with_claim" : "import_started";
    const counts = { rows: found.rowCount ?? 0 };
    recordAudit(tx, { siteId: access.siteId, actorId: access.userId, action, jobId: importId, counts, now });
    return { ok: true };
  });
}

/** Stops an import where it is. Everything imported so far stays, and can be reverted. */
export function stopImport(
  access: SiteAccess,
  db: Database,
  { importId }: z.infer<typeof ofImport>,
  now: number,
): { ok: true } | EndRefusal {
  const stopped = write(db, (tx): { ok: true } | EndRefusal => {
    const found = find(tx, access, importId);
    if (!found) return { ok: false, refusal: "not_found" };
    if (found.status === "stopped") return { ok: true };
    if (found.status !== "importing") return { ok: false, refusal: "not_running" };
    tx.update(imports)
      .set({ ...nothingOfTheFile, status: "stopped", leaseOwner: null, finishedAt: now })
      .where(eq(imports.id, importId))
      .run();
    const entry = { siteId: access.siteId, actorId: access.userId, action: "import_stopped" as const };
    recordAudit(tx, { ...entry, jobId: importId, counts: { rows: found.rowNumber }, now });
    return { ok: true };
  });
  if (stopped.ok) deleteImportFile(importId);
  return stopped;
}

/** Queues the revert of an ended import. The revert skips contacts that someone changed since. */
export function revertImport(
  access: SiteAccess,
  db: Database,
  { importId }: z.infer<typeof ofImport>,
  now: number,
): { ok: true } | EndRefusal {
  return write(db, (tx): { ok: true } | EndRefusal => {
    const found = find(tx, access, importId);
    if (!found) return { ok: false, refusal: "not_found" };
    if (found.status === "reverting") return { ok: true };
    if (found.status !== "completed" && found.status !== "stopped")
      return { ok: false, refusal: "nothing_to_revert" };
    tx.update(imports).set({ status: "reverting", leaseOwner: null }).where(eq(imports.id, importId)).run();
    const entry = { siteId: access.siteId, actorId: access.userId, action: "import_reverted" as const };
    recordAudit(tx, { ...entry, jobId: importId, counts: { updated: found.updatedCount }, now });
    return { ok: true };
  });
}

/** Reverts an import as `revertImport` does, for whoever typed `revertPhrase`. */
export function confirmRevert(
  access: SiteAccess,
  db: Database,
  { phrase, ...one }: z.infer<typeof confirmedRevert>,
  now: number,
): { ok: true } | EndRefusal | Refused<"confirmation_mismatch"> {
  if (!isConfirmed(revertPhrase, phrase)) return { ok: false, refusal: "confirmation_mismatch" };
  return revertImport(access, db, one, now);
}

/**
 * Removes a list that was never imported, with its file. An import that was set aside midway is stopped where it is:
 * everything imported so far stays, and can be reverted.
 */
export function discardImport(
  access: SiteAccess,
  db: Database,
  { importId }: z.infer<typeof ofImport>,
  now: number,
): { ok: true } | EndRefusal {
  const discarded = write(db, (tx): { ok: true } | EndRefusal => {
    const found = find(tx, access, importId);
    if (!found) return { ok: false, refusal: "not_found" };
    if (!beforeStart.includes(found.status) && found.status !== "failed")
      return { ok: false, refusal: "not_running" };
    clearJobFailure(tx, "imports", importId);
    const entry = { siteId: access.siteId, actorId: access.userId };
    if (found.startedAt === null) {
      tx.delete(imports).where(eq(imports.id, importId)).run();
      recordAudit(tx, { ...entry, action: "import_discarded", counts: {}, now });
      return { ok: true };
    }
    tx.update(imports)
      .set({ ...nothingOfTheFile, status: "stopped", problem: null, finishedAt: now })
      .where(eq(imports.id, importId))
      .run();
    const counts = { rows: found.rowNumber };
    recordAudit(tx, { ...entry, action: "import_stopped", jobId: importId, counts, now });
    return { ok: true };
  });
  if (discarded.ok) deleteImportFile(importId);
  return discarded;
}

const keptUnusedMs = 86_400_000;
const keptIncomingMs = 3_600_000;
const withFile: ImportStatus[] = ["uploaded", "checking", "checked", "importing", "failed"];

/**
 * Deletes lists that nobody imported within a day, because they hold people's data and no owner waits for them.
 * Stops an import that was set aside midway, and keeps everything imported so far.
 */
export function discardUnusedImports(db: Database, now: number): void {
  const stale = db
    .select({
      ...{ id: imports.id, siteId: imports.siteId, rowNumber: imports.rowNumber },
      ...{ createdAt: imports.createdAt, startedAt: imports.startedAt },
    })
    .from(imports)
    .where(inArray(imports.status, ["uploaded", "checked", "failed"]))
    .all()
    .filter(({ createdAt, startedAt }) => (startedAt ?? createdAt) <= now - keptUnusedMs);
  for (const { id, siteId, startedAt, rowNumber } of stale) {
    write(db, (tx) => {
      clearJobFailure(tx, "imports", id);
      const entry = { siteId, actorId: null, now };
      if (startedAt === null) {
        tx.delete(imports).where(eq(imports.id, id)).run();
        recordAudit(tx, { ...entry, action: "import_expired", counts: {} });
        return;
      }
      tx.update(imports)
        .set({ ...nothingOfTheFile, status: "stopped", finishedAt: now })
        .where(eq(imports.id, id))
        .run();
      recordAudit(tx, { ...entry, action: "import_stopped", jobId: id, counts: { rows: rowNumber } });
    });
    deleteImportFile(id);
  }
}

/**
 * Deletes files that a kill left behind: half uploaded, or of an import that has ended. Reads a whole folder, so
 * call it only now and then.
 */
export function discardLeftFiles(db: Database, now: number): void {
  for (const name of fs.readdirSync(importFolder())) {
    const file = path.join(importFolder(), name);
    const importId = Number(/^(\d+)\.csv$/.exec(name)?.[1] ?? 0);
    const known = importId > 0 ? statusOf(db, importId) : undefined;
    if (known && withFile.includes(known)) continue;
    const age = now - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age >= keptIncomingMs) fs.rmSync(file, { force: true });
  }
}

function statusOf(db: Database, importId: number): ImportStatus | undefined {
  return db.select({ status: imports.status }).from(imports).where(eq(imports.id, importId)).get()?.status;
}

function find(tx: Transaction, access: SiteAccess, importId: number) {
  return tx
    .select()
    .from(imports)
    .where(and(eq(imports.id, importId), eq(imports.siteId, access.siteId)))
    .get();
}
