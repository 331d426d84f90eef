import fs from "node:fs";
import path from "node:path";
import type { Database } from "@/db/open-database";
import { tryLock } from "@/lib/system/instance-lock";
import type { BackupKind, BackupManifest } from "./backup-manifest";
import { findInstanceOfAnyAge } from "./find-instance";
import { type BackupOrder, makeBackup } from "./make-backup";
import { pruneBackups, removePartialBackups } from "./prune-backups";

/** Leaves some room for what the instance writes meanwhile. */
const spareBytes = 50_000_000;

export type BackUpRefusal =
  | { ok: false; refusal: "busy" }
  | { ok: false; refusal: "no_ledger" }
  | { ok: false; refusal: "no_room"; needed: number; free: number };

export interface MadeBackup {
  ok: true;
  path: string;
  manifest: BackupManifest;
  bytes: number;
  prunedCount: number;
}

/**
 * Makes a backup in `directory` and removes those that are too old. One at a time is made of an instance: what is left
 * of one that was killed goes first.
 */
export function backUp(
  order: Omit<BackupOrder, "instance"> & { keepDays: number },
): MadeBackup | BackUpRefusal {
  const { folder, db, directory, kind, keepDays, now } = order;
  const lock = tryLock(path.join(folder, "backup-lock"), 0);
  if (!lock) return { ok: false, refusal: "busy" };
  try {
    if (kind === "ledger" && !fs.existsSync(path.join(folder, "erasures.log")))
      return { ok: false, refusal: "no_ledger" };
    const instance = findInstanceOfAnyAge(db);
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    removePartialBackups(directory, instance?.id ?? null);
    const needed = bytesNeeded(folder, db, kind);
    const free = freeBytes(directory);
    if (free < needed) return { ok: false, refusal: "no_room", needed, free };
    const made = makeOrTidy({ ...order, instance });
    const newest = { path: made.path, kind, instanceId: made.manifest.instanceId };
    const prunedCount = pruneBackups(directory, newest, { keepDays, now: now() });
    const bytes = made.manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    return { ok: true, ...made, bytes, prunedCount };
  } finally {
    lock.release();
  }
}

/** Makes a backup, and leaves nothing of one that fails: it may be the disk that is full. */
function makeOrTidy(order: BackupOrder): ReturnType<typeof makeBackup> {
  try {
    return makeBackup(order);
  } catch (error) {
    removePartialBackups(order.directory, order.instance?.id ?? null);
    throw error;
  }
}

function bytesNeeded(folder: string, db: Database, kind: BackupKind): number {
  const ledger = fs.statSync(path.join(folder, "erasures.log"), { throwIfNoEntry: false })?.size ?? 0;
  const [pages, size] = ["page_count", "page_size"].map((name) => db.$client.pragma(name, { simple: true }));
  return ledger + spareBytes + (kind === "whole" ? Number(pages) * Number(size) : 0);
}

function freeBytes(directory: string): number {
  const { bavail, bsize } = fs.statfsSync(directory);
  return bavail * bsize;
}
