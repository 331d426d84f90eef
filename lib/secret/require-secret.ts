import { randomUUID } from "node:crypto";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Reader, write } from "@/db/write";
import { findInstanceOfLedger } from "@/lib/ledger/find-instance-of-ledger";
import { type FoundSecrets, findSecrets, keyOf, makeSecretFile } from "@/lib/system/app-secret";
import { tryDecryptSetting } from "@/lib/system/encrypt-setting";
import { findInstance, type Instance, isSecretOf, secretCheckOf } from "@/lib/system/secret-check";
import { encryptedColumns, holdsSecrets, iterateEncrypted } from "./encrypted-columns";
import { type SecretRefusal, secretMessages } from "./secret-messages";

/**
 * Makes sure that the secret of this process is the one that the database was made with. The first start notes which
 * one that is, and makes one for a database that holds nothing made with any. Throws a sentence that says what to do.
 */
export function requireSecret(db: Database, now: number): void {
  const checked = checkSecret(db, findSecrets(), now, makeSecretFile);
  if (!checked.ok) throw new Error(secretMessages[checked.refusal]);
}

/** Does what `requireSecret` does with these secrets, and returns the refusal. `make` stores a new one. */
export function checkSecret(
  db: Database,
  found: FoundSecrets,
  now: number,
  make: () => string,
): { ok: true } | { ok: false; refusal: SecretRefusal } {
  const known = findInstance(db);
  if (known) return compare(known, found);
  return write(db, (tx): { ok: true } | { ok: false; refusal: SecretRefusal } => {
    const made = findInstance(tx);
    if (made) return compare(made, found);
    const given = found.variable ?? found.file;
    if (given === undefined && holdsSecrets(tx)) return { ok: false, refusal: "missing" };
    const secret = given ?? make();
    if (!opens(tx, secret)) return { ok: false, refusal: "opens_nothing" };
    const id = findInstanceOfLedger(tx, secret) ?? randomUUID();
    prepared(tx, "INSERT INTO instance (id, created_at, secret_check) VALUES (?, ?, ?)").run(
      id,
      now,
      secretCheckOf(secret, id),
    );
    return { ok: true };
  });
}

function compare(
  known: Instance,
  { variable, file }: FoundSecrets,
): { ok: true } | { ok: false; refusal: SecretRefusal } {
  const used = variable ?? file;
  if (used === undefined) return { ok: false, refusal: "missing" };
  if (isSecretOf(known, used)) return { ok: true };
  if (variable === undefined) return { ok: false, refusal: "other_file" };
  const isFileRight = file !== undefined && isSecretOf(known, file);
  return { ok: false, refusal: isFileRight ? "variable_beside_file" : "other_variable" };
}

/**
 * Tells whether a secret can be the one of a database from before the check. A single value that was encrypted with
 * an earlier secret is no proof against it, but the keys of erased identities are: without them nobody is recognised.
 */
function opens(db: Reader, secret: string): boolean {
  const key = keyOf(secret, "sealed-settings");
  let opened = 0;
  let closed = 0;
  for (const encrypted of encryptedColumns)
    for (const value of iterateEncrypted(db, encrypted)) {
      const isOpen = tryDecryptSetting(value, key) !== undefined;
      if (!isOpen && encrypted.table === "identity_keys") return false;
      if (isOpen) opened += 1;
      else closed += 1;
    }
  return closed === 0 || opened > 0;
}
