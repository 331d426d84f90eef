import fs from "node:fs";
import type { Database } from "@/db/open-database";
import { writeWhole } from "@/lib/system/write-whole";

/** Is a file, because a damaged database may not take the news. */
const markOf = (file: string) => `${file}-damaged`;

/** Marks a database file as damaged, for the other process to see. */
export function markDamaged(file: string, now: number): void {
  writeWhole(markOf(file), `${new Date(now).toISOString()}\n`);
}

/** Takes the mark away before the file is checked again: it may have been put back from a backup. */
export function unmarkDamaged(file: string): void {
  fs.rmSync(markOf(file), { force: true });
}

export function isMarkedDamaged({ $client }: Pick<Database, "$client">): boolean {
  return !$client.memory && fs.existsSync(markOf($client.name));
}
