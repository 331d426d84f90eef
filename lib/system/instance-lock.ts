import fs from "node:fs";
import path from "node:path";
import SqliteClient, { SqliteError } from "better-sqlite3";
import { dataDirectory } from "./instance";
import { processSingleton } from "./process-singleton";

const fileName = "instance-lock";
/** Gives a process that was just ended the time to let go. */
const waitMs = 3000;

/**
 * Makes sure that no other worker runs on this data folder, for as long as this process lives: SQLite's lock on a file
 * of its own ends with the process, however it ends. Throws when another one runs.
 */
export function lockInstance(): void {
  const folder = dataDirectory();
  fs.mkdirSync(folder, { recursive: true });
  const lock = new SqliteClient(path.join(folder, fileName), { timeout: waitMs });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!(error instanceof SqliteError) || !error.code.startsWith("SQLITE_BUSY")) throw error;
    throw new Error(
      `Farewell already runs on DATA_DIR ${folder}. Stop it first, or choose another DATA_DIR.`,
    );
  }
  // The reference keeps the lock from being collected and so released.
  processSingleton("instance lock", () => lock);
}
