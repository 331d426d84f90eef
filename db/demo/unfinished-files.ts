import fs from "node:fs";
import path from "node:path";

const prefix = "farewell.db.unfinished-";

export const unfinishedName = (): string => `${prefix}${process.pid}`;

/**
 * Lists files that dead runs left behind, with SQLite's own files beside them. Includes those of a finished database
 * that somebody deleted alone: SQLite would take its old log for the new one's.
 */
export function listUnfinished(directory: string): string[] {
  const names = fs.readdirSync(directory);
  return names
    .filter((name) => {
      if (name === "farewell.db-wal" || name === "farewell.db-shm") return !names.includes("farewell.db");
      return name.startsWith(prefix) && !isAtWork(Number.parseInt(name.slice(prefix.length), 10));
    })
    .map((name) => path.join(directory, name));
}

/** Tells whether another living process has this id. */
function isAtWork(pid: number): boolean {
  if (pid === process.pid || !(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
