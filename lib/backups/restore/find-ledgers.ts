import fs from "node:fs";
import path from "node:path";
import { listBackupFolders } from "@/lib/backups/backup-folders";
import { type BackupRefusal, verifyBackup } from "@/lib/backups/verify-backup";
import { isLedgerOf } from "./choose-ledgers";

const ledgerName = "erasures.log";

export type LedgerRefusal = BackupRefusal | { ok: false; refusal: "ledger_of_another" };

/**
 * Lists the ledgers that a restore can follow: that of the data folder, that of the backup, those of the backups beside
 * it, and what was named. One that is damaged or of another instance is passed over, but refused where it was named.
 */
export function findLedgers(
  { folder, from, named }: { folder: string; from: string; named: string | undefined },
  instanceId: string | null,
): { ok: true; files: string[] } | LedgerRefusal {
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
  if (found.length === 0) return { ok: false, refusal: "no_backup" };
  if (!found.some((file) => isLedgerOf(file, instanceId))) return { ok: false, refusal: "ledger_of_another" };
  return { ok: true, files: [...files, ...found] };
}

function listIntact(directory: string): string[] {
  return listBackupFolders(directory)
    .filter((found) => !found.isPartial && verifyBackup(found.path, ledgerName).ok)
    .map((found) => path.join(found.path, ledgerName));
}
