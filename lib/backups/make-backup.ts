import fs from "node:fs";
import path from "node:path";
import type { Database } from "@/db/open-database";
import { readSecret } from "@/lib/system/app-secret";
import { type Instance, isSecretOf } from "@/lib/system/secret-check";
import { farewellVersion } from "@/lib/system/version";
import { renameWhole, writeWhole } from "@/lib/system/write-whole";
import { newBackupPath, partialEnd } from "./backup-folders";
import {
  type BackupFileName,
  type BackupKind,
  type BackupManifest,
  manifestName,
  manifestVersion,
  writeManifest,
} from "./backup-manifest";
import { copyDatabase } from "./copy-database";
import { copyFileDurably, type FileSum, sumOfFile } from "./copy-file";

/** Names the steps of a backup. Killed after any of them but the last, there is no new backup. */
export type BackupStep = "begun" | "database" | "ledger" | "keys" | "manifest" | "renamed";

export interface BackupOrder {
  /** Is the data folder that is copied. */
  folder: string;
  /** Is open for reading on its database. */
  db: Database;
  instance: Instance | undefined;
  directory: string;
  kind: BackupKind;
  now: () => number;
  /** Is told of each step that is done. */
  onStep?: (step: BackupStep) => void;
}

const newline = 0x0a;

/**
 * Makes a backup in a new folder of `directory` while the instance runs, and returns its path and manifest. It gets its
 * name when all of it is on the disk. The ledger is copied after the database, so that it is never the older one.
 */
export function makeBackup({
  folder,
  db,
  instance,
  directory,
  kind,
  now,
  onStep = () => undefined,
}: BackupOrder): {
  path: string;
  manifest: BackupManifest;
} {
  const begunAt = now();
  const finished = newBackupPath(directory, kind, instance?.id ?? null, begunAt);
  const partial = `${finished}${partialEnd}`;
  fs.mkdirSync(partial, { mode: 0o700 });
  onStep("begun");
  const files: BackupManifest["files"] = [];
  const add = (name: BackupFileName, sum: FileSum) => void files.push({ name, ...sum });
  const copy = (name: BackupFileName, mostBytes?: number) =>
    add(name, copyFileDurably(path.join(folder, name), path.join(partial, name), mostBytes));
  if (kind === "whole") {
    copyDatabase(db, path.join(partial, "farewell.db"));
    add("farewell.db", sumOfFile(path.join(partial, "farewell.db")));
  }
  onStep("database");
  if (fs.existsSync(path.join(folder, "erasures.log")))
    copy("erasures.log", wholeLinesOf(path.join(folder, "erasures.log")));
  onStep("ledger");
  const hasSecret = kind === "whole" && isSecretInFile(folder, instance);
  if (kind === "whole" && fs.existsSync(path.join(folder, "signing-key"))) copy("signing-key");
  if (hasSecret) copy("app-secret");
  onStep("keys");
  const manifest: BackupManifest = {
    format: "farewell-backup",
    version: manifestVersion,
    kind,
    madeBy: farewellVersion(),
    instanceId: instance?.id ?? null,
    begunAt: new Date(begunAt).toISOString(),
    madeAt: new Date(now()).toISOString(),
    secret: {
      isIn: hasSecret ? "app-secret" : "not here",
      check: instance?.secretCheck.toString("base64url") ?? null,
    },
    files,
    leftOut: { listsWaitingToBeImported: countFiles(path.join(folder, "imports")) },
  };
  writeWhole(path.join(partial, manifestName), writeManifest(manifest));
  onStep("manifest");
  renameWhole(partial, finished);
  onStep("renamed");
  return { path: finished, manifest };
}

/** Returns up to where the ledger has whole lines: the last one may be written right now. */
function wholeLinesOf(file: string): number {
  const opened = fs.openSync(file, "r");
  try {
    const byte = Buffer.alloc(1);
    for (let end = fs.fstatSync(opened).size; end > 0; end -= 1) {
      fs.readSync(opened, byte, 0, 1, end - 1);
      if (byte[0] === newline) return end;
    }
    return 0;
  } finally {
    fs.closeSync(opened);
  }
}

/** Tells whether the file in the data folder is the secret in use, and not one that `APP_SECRET` stands in for. */
function isSecretInFile(folder: string, instance: Instance | undefined): boolean {
  const secret = readSecret(path.join(folder, "app-secret"));
  return secret !== undefined && (instance === undefined || isSecretOf(instance, secret));
}

function countFiles(folder: string): number {
  return fs.existsSync(folder) ? fs.readdirSync(folder).length : 0;
}
