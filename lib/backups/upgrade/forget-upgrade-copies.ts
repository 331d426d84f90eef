import { listBackupFolders } from "../backup-folders";
import { removeBackup } from "../prune-backups";
import { upgradeCopiesIn } from "./back-up-before-upgrade";

const dayMs = 86_400_000;

/** Removes the copies of before upgrades that are older than backups may be: they hold whoever was deleted since. */
export function forgetUpgradeCopies(folder: string, keepDays: number, now: number): number {
  const old = listBackupFolders(upgradeCopiesIn(folder)).filter(({ at }) => at < now - keepDays * dayMs);
  for (const { path } of old) removeBackup(path);
  return old.length;
}
