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

/**
 * Does something with the file of an import. Returns what `whenGone` gives when it is not there, or somebody stopped or
 * discarded the import meanwhile.
 */
export async function whileThere<Result>(
  importId: number,
  work: (file: string) => Promise<Result>,
  whenGone: () => Result,
): Promise<Result> {
  const file = importFile(importId);
  if (!fs.existsSync(file)) return whenGone();
  try {
    return await work(file);
  } catch (error) {
    if (!isGone(error)) throw error;
    return whenGone();
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
