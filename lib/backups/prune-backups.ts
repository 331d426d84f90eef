import fs from "node:fs";
import path from "node:path";
import { type BackupFolder, listBackupFolders, partialEnd, shortIdOf } from "./backup-folders";
import { type BackupKind, manifestName } from "./backup-manifest";

const dayMs = 86_400_000;

/**
 * Removes what an instance's backups that were killed left behind. Call it only while no other backup of the instance
 * is being made.
 */
export function removePartialBackups(directory: string, instanceId: string | null): void {
  for (const { path: folder, isPartial } of listOwn(directory, instanceId))
    if (isPartial) fs.rmSync(folder, { recursive: true });
}

/**
 * Removes an instance's backups that are older than `keepDays`, damaged ones as well, but never `newest`. A whole
 * backup has its own ledger, so it also lets go of ledgers alone; these let go of their own kind only. Touches nothing
 * else in `directory`. Returns how many it removed.
 */
export function pruneBackups(
  directory: string,
  newest: { path: string; kind: BackupKind; instanceId: string | null },
  { keepDays, now }: { keepDays: number; now: number },
): number {
  const old = listOwn(directory, newest.instanceId).filter(
    (backup) =>
      !backup.isPartial &&
      isTooOld(backup, keepDays, now) &&
      path.basename(backup.path) !== path.basename(newest.path) &&
      (newest.kind === "whole" || backup.kind === "ledger"),
  );
  for (const backup of old) removeBackup(backup);
  return old.length;
}

/** Tells whether a backup is older than backups are kept. */
export function isTooOld({ at }: BackupFolder, keepDays: number, now: number): boolean {
  return at < now - keepDays * dayMs;
}

/** Removes one backup. It loses its name first, so that one that is half removed is not taken for one. */
export function removeBackup({ path: folder, isPartial }: BackupFolder): void {
  const partial = isPartial ? folder : `${folder}${partialEnd}`;
  if (!isPartial) fs.renameSync(folder, partial);
  fs.rmSync(path.join(partial, manifestName), { force: true });
  fs.rmSync(partial, { recursive: true });
}

function listOwn(directory: string, instanceId: string | null): BackupFolder[] {
  const own = shortIdOf(instanceId);
  return listBackupFolders(directory).filter(({ shortInstanceId }) => shortInstanceId === own);
}
