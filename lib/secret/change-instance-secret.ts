import type { Database } from "@/db/open-database";
import type { FoundSecrets } from "@/lib/system/app-secret";
import { findInstance, isSecretOf } from "@/lib/system/secret-check";
import { renameWhole, writeWhole } from "@/lib/system/write-whole";
import { changeSecret } from "./change-secret";
import { nextSecretFile, settleSecretChange } from "./settle-secret-change";

const fewestCharacters = 32;

/** Names the steps of a change. Killed after any of them, the next start finds secret and database together. */
export type SecretChangeStep = "written" | "changed" | "renamed";

export type ChangeSecretRefusal = {
  ok: false;
  refusal: "not_started" | "wrong_secret" | "same_secret" | "too_short";
};

interface SecretChangeOrder {
  found: FoundSecrets;
  /** Is where the secret is kept, unless it comes from `APP_SECRET`. */
  file: string;
  next: string;
  now: number;
  onStep?: (step: SecretChangeStep) => void;
}

/**
 * Changes the secret of an instance that does not run. Where it comes from `APP_SECRET`, whoever runs the instance has to
 * set that to the new one. File and database never disagree for longer than until the next start.
 */
export function changeInstanceSecret(
  db: Database,
  { found, file, next, now, onStep = () => undefined }: SecretChangeOrder,
): { ok: true; isVariableToBeSet: boolean; closedCount: number } | ChangeSecretRefusal {
  settleSecretChange(db, file);
  const instance = findInstance(db);
  if (!instance) return { ok: false, refusal: "not_started" };
  const from = found.variable ?? found.file;
  if (from === undefined || !isSecretOf(instance, from)) return { ok: false, refusal: "wrong_secret" };
  if (next.length < fewestCharacters) return { ok: false, refusal: "too_short" };
  if (next === from) return { ok: false, refusal: "same_secret" };
  const isVariableToBeSet = found.variable !== undefined;
  if (!isVariableToBeSet) {
    writeWhole(nextSecretFile(file), next);
    onStep("written");
  }
  const { closedCount } = changeSecret(db, { from, to: next }, now);
  onStep("changed");
  if (!isVariableToBeSet) renameWhole(nextSecretFile(file), file);
  onStep("renamed");
  return { ok: true, isVariableToBeSet, closedCount };
}
