import fs from "node:fs";
import path from "node:path";
import { type Database, openDatabase } from "@/db/open-database";
import type { BackupFileName, BackupManifest } from "@/lib/backups/backup-manifest";
import { copyFileDurably } from "@/lib/backups/copy-file";
import { syncFolder, writeWhole } from "@/lib/system/write-whole";
import { absentName, readyName, stagedName } from "./settle-restore";

/** Names the steps of preparing a restore. Killed before the last, nothing was changed. */
export type StageStep = "copied" | "brought up" | "closed" | "ready";

interface StageOrder<Brought> {
  /** Is the data folder. */
  folder: string;
  /** Is the folder of the backup, and what was verified of it. */
  from: string;
  manifest: BackupManifest;
  /** Is the secret to write; undefined where the database is opened with the one that is there. */
  secret: string | undefined;
  /** Names files of another instance that are not to stay. */
  absent: readonly BackupFileName[];
  /** Brings the copied database up to date, in its own folder. */
  bringUp: (db: Database) => Brought;
  onStep: (step: StageStep) => void;
}

/**
 * Prepares a restore beside the files that it will replace, so that whatever fails or is killed leaves these alone.
 * Throws when the backup changed since it was verified.
 */
export function stageRestore<Brought>(order: StageOrder<Brought>): Brought {
  const { folder, from, manifest, secret, absent, bringUp, onStep } = order;
  const staged = path.join(folder, stagedName);
  fs.mkdirSync(staged, { mode: 0o700 });
  for (const { name, bytes, sha256 } of manifest.files) {
    if (name === "erasures.log" || name === "app-secret") continue;
    const sum = copyFileDurably(path.join(from, name), path.join(staged, name));
    if (sum.bytes !== bytes || sum.sha256 !== sha256) throw new Error(`${name} changed while it was copied`);
  }
  if (secret !== undefined) writeWhole(path.join(staged, "app-secret"), secret);
  if (absent.length > 0) writeWhole(path.join(staged, absentName), absent.join("\n"));
  onStep("copied");
  const brought = bringUpDatabase(path.join(staged, "farewell.db"), bringUp);
  onStep("brought up");
  syncAll(staged);
  onStep("closed");
  fs.renameSync(staged, path.join(folder, readyName));
  syncFolder(folder);
  onStep("ready");
  return brought;
}

/** Opens the copied database, which migrates it, and leaves one file without a log. */
function bringUpDatabase<Brought>(file: string, bringUp: (db: Database) => Brought): Brought {
  const db = openDatabase(file);
  try {
    const brought = bringUp(db);
    db.$client.pragma("wal_checkpoint(TRUNCATE)");
    return brought;
  } finally {
    db.$client.close();
  }
}

function syncAll(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    const opened = fs.openSync(path.join(folder, name), "r+");
    try {
      fs.fchmodSync(opened, 0o600);
      fs.fsyncSync(opened);
    } finally {
      fs.closeSync(opened);
    }
  }
  syncFolder(folder);
}
