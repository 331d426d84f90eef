import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * Writes a small file that only its owner can read, whole or not at all: it is on the disk when this returns, and a
 * kill or a power failure leaves the one from before.
 */
export function writeWhole(file: string, text: string): void {
  const folder = path.dirname(file);
  fs.mkdirSync(folder, { recursive: true });
  const written = `${file}.${randomUUID()}`;
  const opened = fs.openSync(/* turbopackIgnore: true */ written, "wx", 0o600);
  try {
    fs.writeFileSync(opened, text);
    fs.fsyncSync(opened);
  } finally {
    fs.closeSync(opened);
  }
  renameWhole(written, file);
}

/** Renames a file in its folder, and makes sure that the new name is on the disk when this returns. */
export function renameWhole(from: string, to: string): void {
  fs.renameSync(from, to);
  syncFolder(path.dirname(to));
}

/** Makes sure that the names of new, renamed and removed files of a folder are on the disk. */
export function syncFolder(folder: string): void {
  const opened = fs.openSync(folder, "r");
  try {
    fs.fsyncSync(opened);
  } finally {
    fs.closeSync(opened);
  }
}
