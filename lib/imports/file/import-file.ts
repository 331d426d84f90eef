import fs from "node:fs";
import path from "node:path";
import { dataDirectory } from "@/lib/system/instance";

/** Returns the folder that holds the files of imports until they are done. */
export function importFolder(): string {
  const folder = path.join(dataDirectory(), "imports");
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

export function importFile(importId: number): string {
  return path.join(importFolder(), `${importId}.csv`);
}

/** Deletes the file of an import, because it holds people's data and has no more use. */
export function deleteImportFile(importId: number): void {
  fs.rmSync(importFile(importId), { force: true });
}
