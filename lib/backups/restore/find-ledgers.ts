import fs from "node:fs";
import path from "node:path";
import { listBackupFolders } from "@/lib/backups/backup-folders";
import { type BackupRefusal, verifyBackup } from "@/lib/backups/verify-backup";

const ledgerName = "erasures.log";

/**
 * Lists the ledgers that a restore can follow: that of the data folder, that of the backup, those of the backups beside
 * it, and what was named. A damaged one is passed over, but refused where it was named.
 */
export function findLedgers(
  folder: string,
  from: string,
  named: string | undefined,
): { ok: true; files: string[] } | BackupRefusal {
  const files = [
    path.join(folder, ledgerName),
    path.join(from, ledgerName),
    ...listIntact(path.dirname(from)),
  ];
  if (named === undefined) return { ok: true, files };
  const isOne = fs.existsSync(path.join(named, "manifest.json"));
  const verified = isOne ? verifyBackup(named, ledgerName) : undefined;
  if (verified?.ok === false) return verified;
  const found = isOne ? [path.join(named, ledgerName)] : listIntact(named);
  return found.length > 0 ? { ok: true, files: [...files, ...found] } : { ok: false, refusal: "no_backup" };
}

function listIntact(directory: string): string[] {
  if (!fs.existsSync(directory)) return [];
  return listBackupFolders(directory)
    .filter((found) => !found.isPartial && verifyBackup(found.path, ledgerName).ok)
    .map((found) => path.join(found.path, ledgerName));
}
