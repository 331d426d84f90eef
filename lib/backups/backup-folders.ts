import fs from "node:fs";
import path from "node:path";
import type { BackupKind } from "./backup-manifest";

/** Marks a folder that is not finished, or is being removed. */
export const partialEnd = ".partial";

const shortLength = 8;
const nameOf =
  /^farewell(-ledger)?-([0-9a-z]{8})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-\d+)?(\.partial)?$/;

/** Is a folder with the name of a backup, whether or not it holds one. */
export interface BackupFolder {
  path: string;
  kind: BackupKind;
  shortInstanceId: string;
  /** Is when the backup was begun, as the name has it. */
  at: number;
  isPartial: boolean;
}

/** Returns the beginning of an instance's id, which the names of its backups hold. */
export function shortIdOf(instanceId: string | null): string {
  return instanceId?.slice(0, shortLength) ?? "unnamed0";
}

/** Returns a path in `directory` for a backup that begins now, which no other backup has. */
export function newBackupPath(
  directory: string,
  kind: BackupKind,
  instanceId: string | null,
  now: number,
): string {
  const at = new Date(now).toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");
  const base = path.join(
    directory,
    `farewell${kind === "ledger" ? "-ledger" : ""}-${shortIdOf(instanceId)}-${at}`,
  );
  const isFree = (name: string) => !fs.existsSync(name) && !fs.existsSync(`${name}${partialEnd}`);
  if (isFree(base)) return base;
  for (let more = 2; ; more += 1) if (isFree(`${base}-${more}`)) return `${base}-${more}`;
}

/** Lists the folders with names of backups in `directory`, the newest first; none where that is no folder. */
export function listBackupFolders(directory: string): BackupFolder[] {
  if (!fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return [];
  return fs
    .readdirSync(directory, { withFileTypes: true })
    .flatMap((entry) => {
      const parts = nameOf.exec(entry.name);
      if (!parts || !entry.isDirectory()) return [];
      const [, ledger, shortInstanceId = "", ...rest] = parts;
      const [year = 0, month = 0, ...time] = rest.slice(0, 6).map(Number);
      return {
        path: path.join(directory, entry.name),
        kind: ledger ? ("ledger" as const) : ("whole" as const),
        shortInstanceId,
        at: Date.UTC(year, month - 1, ...time),
        isPartial: rest[6] !== undefined,
      };
    })
    .sort((one, other) => other.at - one.at || (one.path < other.path ? 1 : -1));
}
