import fs from "node:fs";
import type { Database } from "@/db/open-database";
import { readSecret } from "@/lib/system/app-secret";
import { findInstance, isSecretOf } from "@/lib/system/secret-check";
import { renameWhole } from "@/lib/system/write-whole";

/** Returns where the next secret waits until the database is encrypted with it. */
export function nextSecretFile(file: string): string {
  return `${file}.next`;
}

/**
 * Finishes a change of the secret that was interrupted: the next secret takes the place of the file when the database is
 * encrypted with it, and goes when it is not. Belongs to whoever holds the lock of the instance: beside a change under
 * way it would take the secret from it.
 */
export function settleSecretChange(db: Database, file: string): void {
  const next = readSecret(nextSecretFile(file));
  if (next === undefined) return;
  const instance = findInstance(db);
  if (instance && isSecretOf(instance, next)) renameWhole(nextSecretFile(file), file);
  else fs.rmSync(nextSecretFile(file));
}
