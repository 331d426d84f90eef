import fs from "node:fs";
import type { Database } from "@/db/open-database";
import { processSingleton } from "@/lib/system/process-singleton";

/** Is one of SQLite's files, as bytes. */
export interface DatabaseFile {
  name: "database" | "write-ahead log";
  size(): number;
  /** Changes whenever anybody writes the file. */
  stamp(): string;
  /** Fills the buffer from this position as far as the file goes; returns how many bytes were read. */
  read(buffer: Buffer, position: number): number;
  write(bytes: Buffer, position: number): void;
  /** Returns when what was written is on the disk. */
  flush(): void;
}

/**
 * Opens the database file and its write-ahead log, each once, and never closes them: closing any descriptor of a
 * file drops the locks that SQLite holds on it for this process (sqlite.org/howtocorrupt.html, 2.2).
 */
export function openDatabaseFiles(db: Database): DatabaseFile[] {
  const file = db.$client.name;
  return [fileAt(file, "database"), fileAt(`${file}-wal`, "write-ahead log")];
}

function fileAt(path: string, name: DatabaseFile["name"]): DatabaseFile {
  return {
    name,
    size: () => fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    stamp() {
      const { ino, size, mtimeNs } = fs.statSync(path, { bigint: true });
      return `${ino} ${size} ${mtimeNs}`;
    },
    read(buffer, position) {
      const descriptor = descriptorOf(path);
      return descriptor === undefined ? 0 : fs.readSync(descriptor, buffer, 0, buffer.length, position);
    },
    write(bytes, position) {
      const descriptor = descriptorOf(path);
      if (descriptor !== undefined) fs.writeSync(descriptor, bytes, 0, bytes.length, position);
    },
    flush() {
      const descriptor = descriptorOf(path);
      if (descriptor !== undefined) fs.fdatasyncSync(descriptor);
    },
  };
}

/** Returns the open descriptor of a file, and a new one when it was replaced; undefined when there is no file. */
function descriptorOf(path: string): number | undefined {
  const status = fs.statSync(path, { throwIfNoEntry: false });
  if (!status) return undefined;
  const key = `${path} ${status.dev} ${status.ino}`;
  const descriptors = processSingleton("file descriptors", () => new Map<string, number>());
  const known = descriptors.get(key);
  if (known !== undefined) return known;
  const opened = fs.openSync(path, "r+");
  descriptors.set(key, opened);
  return opened;
}
