import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { digestKeys } from "@/db/schema";
import { type Transaction, write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import { letterToken } from "@/lib/consent/letter-token";
import { keyOf } from "@/lib/system/app-secret";
import { encryptSetting, tryDecryptSetting } from "@/lib/system/encrypt-setting";
import { findInstance, isSecretOf, secretCheckOf } from "@/lib/system/secret-check";
import { tokenHashOf } from "@/lib/values/token-hash";
import { encryptSecondFactorAnew } from "./encrypt-second-factor";
import { encryptedColumns } from "./encrypted-columns";

export interface SecretChange {
  from: string;
  to: string;
}

/**
 * Encrypts everything in a database anew, from one secret to another, in one transaction that is on the disk when this
 * returns. The keys of stored digests stay what they were. Values that were closed before stay closed; returns how many.
 * Everyone has to sign in again. Throws when `from` is not the secret of the database.
 */
export function changeSecret(db: Database, change: SecretChange, now: number): { closedCount: number } {
  let closedCount = 0;
  const keys = { from: keyOf(change.from, "sealed-settings"), to: keyOf(change.to, "sealed-settings") };
  db.$client.function("encrypt_anew", { deterministic: false }, (value) => {
    const opened = tryDecryptSetting(String(value), keys.from);
    if (opened === undefined) closedCount += 1;
    return opened === undefined ? value : encryptSetting(opened, keys.to);
  });
  db.$client.function("encrypt_second_factor_anew", { deterministic: false }, (value) => {
    const encrypted = encryptSecondFactorAnew(String(value), change);
    if (encrypted === undefined) closedCount += 1;
    return encrypted ?? value;
  });
  // A commit must not be lost after the file with the secret has changed.
  db.$client.pragma("synchronous = FULL");
  try {
    write(db, (tx) => {
      changeAll(tx, change, now);
      const sites = preparedValue<number>(tx, "SELECT id FROM sites ORDER BY id").all();
      const counts: Record<string, number> = closedCount > 0 ? { closed: closedCount } : {};
      for (const siteId of sites)
        recordAudit(tx, { siteId, actorId: null, action: "secret_changed", counts, now });
    });
  } finally {
    db.$client.pragma("synchronous = NORMAL");
  }
  return { closedCount };
}

function changeAll(tx: Transaction, { from, to }: SecretChange, now: number): void {
  const instance = findInstance(tx);
  if (!instance || !isSecretOf(instance, from)) throw new Error("this is not the secret of the database");
  for (const { table, column } of encryptedColumns)
    prepared(tx, `UPDATE ${table} SET ${column} = encrypt_anew(${column}) WHERE ${column} IS NOT NULL`).run();
  prepared(
    tx,
    `UPDATE two_factors SET secret = encrypt_second_factor_anew(secret),
       backup_codes = encrypt_second_factor_anew(backup_codes)`,
  ).run();
  for (const purpose of digestKeys.purpose.enumValues)
    prepared(
      tx,
      "INSERT INTO digest_keys (purpose, encrypted_key, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    ).run(
      purpose,
      encryptSetting(keyOf(from, purpose).toString("base64"), keyOf(to, "sealed-settings")),
      now,
    );
  keepOwnersLinks(tx, { from, to });
  prepared(tx, "DELETE FROM sessions").run();
  prepared(tx, "UPDATE instance SET secret_check = ?").run(secretCheckOf(to, instance.id));
}

/** Has the links that an owner finds in the outbox work on: their tokens are made with the secret when they are read. */
function keepOwnersLinks(tx: Transaction, { from, to }: SecretChange): void {
  const waiting = prepared<{ contactId: number; seed: Buffer }>(
    tx,
    `SELECT contact_id AS contactId, seed FROM outgoing_mail
     WHERE template = 'confirm_subscription' AND seed IS NOT NULL`,
  ).all();
  const hashOf = (seed: Buffer, secret: string) =>
    tokenHashOf(letterToken(seed, "confirm as owner", keyOf(secret, "letter-tokens")));
  for (const { contactId, seed } of waiting)
    prepared(tx, "UPDATE opt_in_requests SET token_hash = ? WHERE contact_id = ? AND token_hash = ?").run(
      hashOf(seed, to),
      contactId,
      hashOf(seed, from),
    );
}
