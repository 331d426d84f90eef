import fs from "node:fs";
import path from "node:path";
import SqliteClient, { SqliteError } from "better-sqlite3";
import { dataDirectory } from "./instance";
import { processSingleton } from "./process-singleton";

const fileName = "instance-lock";
/** Gives a process that was just ended the time to let go. */
const waitMs = 3000;

/**
 * Makes sure that no other worker runs on this data folder, for as long as this process lives. Throws when another one
 * runs.
 */
export function lockInstance(): void {
  const folder = dataDirectory();
  fs.mkdirSync(folder, { recursive: true });
  const lock = tryLock(path.join(folder, fileName), waitMs);
  if (!lock)
    throw new Error(
      `Farewell already runs on DATA_DIR ${folder}. Stop it first, or choose another DATA_DIR.`,
    );
  // The reference keeps the lock from being collected and so released.
  processSingleton("instance lock", () => lock);
}

/** Is a lock until it is released. */
export interface HeldLock {
  release(): void;
}

/** Takes the lock of a data folder, so that no worker starts on it; undefined while one runs. */
export function tryLockInstance(folder: string): HeldLock | undefined {
  return tryLock(path.join(folder, fileName), 0);
}

/** Tells whether a worker, or a command that works alone, holds a data folder. */
export function isInstanceLocked(folder: string): boolean {
  if (!fs.existsSync(path.join(folder, fileName))) return false;
  const lock = tryLockInstance(folder);
  lock?.release();
  return lock === undefined;
}

/**
 * Takes SQLite's lock on a file of its own: it ends with the process, however that ends. Returns undefined when another
 * process holds it for `timeout` ms.
 */
export function tryLock(file: string, timeout: number): HeldLock | undefined {
  const lock = new SqliteClient(file, { timeout });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return { release: () => void lock.close() };
  } catch (error) {
    lock.close();
    if (error instanceof SqliteError && error.code.startsWith("SQLITE_BUSY")) return undefined;
    throw error;
  }
}
