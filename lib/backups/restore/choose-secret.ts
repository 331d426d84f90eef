import path from "node:path";
import type { BackupManifest } from "@/lib/backups/backup-manifest";
import { readSecret } from "@/lib/system/app-secret";
import { isSecretOf } from "@/lib/system/secret-check";

export type SecretRefusal = "secret_missing" | "secret_wrong" | "variable_beside_backup";

/** Is the secret of the restored database, and whether the restore has to write it into the data folder. */
export type ChosenSecret =
  | { ok: true; secret: string; isToBeWritten: boolean }
  | { ok: false; refusal: SecretRefusal };

interface Places {
  /** Is the folder of the backup. */
  from: string;
  /** Is the data folder. */
  folder: string;
  /** Is `APP_SECRET`, which a start would use before any file. */
  variable: string | undefined;
  /** Asks whoever restores; undefined where nobody can be asked. */
  ask: () => Promise<string | undefined>;
}

/**
 * Finds the secret with which the database of a backup was made: in the backup, in `APP_SECRET`, in the data folder, or
 * by asking. Refuses one that the next start would refuse.
 */
export async function chooseSecret(
  { secret, instanceId }: Pick<BackupManifest, "secret" | "instanceId">,
  { from, folder, variable, ask }: Places,
): Promise<ChosenSecret> {
  const { isIn, check } = secret;
  const fits = (given: string) =>
    check === null ||
    instanceId === null ||
    isSecretOf({ id: instanceId, secretCheck: Buffer.from(check, "base64url") }, given);
  if (isIn === "app-secret") {
    const stored = readSecret(path.join(from, "app-secret")) ?? "";
    if (variable !== undefined && variable !== stored)
      return { ok: false, refusal: "variable_beside_backup" };
    return { ok: true, secret: stored, isToBeWritten: true };
  }
  if (variable !== undefined)
    return fits(variable)
      ? { ok: true, secret: variable, isToBeWritten: false }
      : { ok: false, refusal: "secret_wrong" };
  const stored = readSecret(path.join(folder, "app-secret"));
  if (stored !== undefined && fits(stored)) return { ok: true, secret: stored, isToBeWritten: false };
  const typed = await ask();
  if (typed === undefined) return { ok: false, refusal: "secret_missing" };
  return fits(typed)
    ? { ok: true, secret: typed, isToBeWritten: true }
    : { ok: false, refusal: "secret_wrong" };
}
