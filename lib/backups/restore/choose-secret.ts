import path from "node:path";
import type { BackupManifest } from "@/lib/backups/backup-manifest";
import { readSecret } from "@/lib/system/app-secret";
import { isSecretOf, secretCheckOf } from "@/lib/system/secret-check";

export type SecretRefusal = "secret_missing" | "secret_wrong" | "variable_beside_backup";

export type ChosenSecret =
  | {
      ok: true;
      /** Is the secret with which the database of the backup was made. */
      secret: string;
      /** Is the one to which it was changed since, when that is at hand; the restored database has it then. */
      next: string | undefined;
      /** Tells whether the restore has to write the secret of the restored database into the data folder. */
      isToBeWritten: boolean;
    }
  | { ok: false; refusal: SecretRefusal };

interface Places {
  /** Is the folder of the backup. */
  from: string;
  /** Is the data folder. */
  folder: string;
  /** Is `APP_SECRET`, which a start would use before any file. */
  variable: string | undefined;
  /** Recognises the secret with which the newest ledger was written; undefined where no line says it. */
  ledgerCheck: string | undefined;
  /** Asks whoever restores; undefined where nobody can be asked. */
  ask: () => Promise<string | undefined>;
}

/**
 * Finds the secret with which the database of a backup was made: in the backup, in `APP_SECRET`, in the data folder, or
 * by asking. Finds the one to which it was changed since as well. Refuses one that the next start would refuse.
 */
export async function chooseSecret(
  { secret, instanceId }: Pick<BackupManifest, "secret" | "instanceId">,
  { from, folder, variable, ledgerCheck, ask }: Places,
): Promise<ChosenSecret> {
  const { isIn, check } = secret;
  const inFolder = readSecret(path.join(folder, "app-secret"));
  const fits = (given: string) =>
    check === null ||
    instanceId === null ||
    isSecretOf({ id: instanceId, secretCheck: Buffer.from(check, "base64url") }, given);
  const wroteLedger = (given: string) =>
    instanceId !== null && secretCheckOf(given, instanceId).toString("base64url") === ledgerCheck;
  const atHand = [variable, inFolder].filter((given) => given !== undefined);
  const inBackup = isIn === "app-secret" ? readSecret(path.join(from, "app-secret")) : undefined;
  const isVariableOther = variable !== undefined && !fits(variable) && !wroteLedger(variable);
  if (isVariableOther)
    return { ok: false, refusal: inBackup === undefined ? "secret_wrong" : "variable_beside_backup" };
  const own = inBackup ?? atHand.find(fits) ?? (await ask());
  if (own === undefined) return { ok: false, refusal: "secret_missing" };
  if (!fits(own)) return { ok: false, refusal: "secret_wrong" };
  const next = wroteLedger(own) ? undefined : atHand.find(wroteLedger);
  const used = next ?? own;
  if (variable !== undefined && variable !== used) return { ok: false, refusal: "variable_beside_backup" };
  return { ok: true, secret: own, next, isToBeWritten: variable === undefined && inFolder !== used };
}
