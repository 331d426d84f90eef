import { listBackupFolders } from "../backup-folders";
import { isTooOld, removeBackup } from "../prune-backups";
import { upgradeCopiesIn } from "./back-up-before-upgrade";

/**
 * Removes the copies of before upgrades that are older than backups may be, also what is left of one: they hold whoever
 * was deleted since. Returns how many it removed.
 */
export function forgetUpgradeCopies(folder: string, keepDays: number, now: number): number {
  const old = listBackupFolders(upgradeCopiesIn(folder)).filter((backup) => isTooOld(backup, keepDays, now));
  for (const backup of old) removeBackup(backup);
  return old.length;
}
