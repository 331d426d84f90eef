import { prepared } from "@/db/prepared";
import type { Transaction } from "@/db/write";
import { tryDecryptSetting } from "@/lib/system/encrypt-setting";

interface KeyLine {
  id: number;
  encryptedKey: string;
  createdAt: number;
}

/**
 * Puts a key of the digests into the database. One that this secret does not open is left out: the same key may follow
 * encrypted anew. Where another key has the number already, as in a copy that went its own way, it gets another.
 */
export function takeKey(tx: Transaction, { id, encryptedKey, createdAt }: KeyLine): void {
  const key = tryDecryptSetting(encryptedKey);
  if (key === undefined) return;
  const known = prepared<{ id: number; encryptedKey: string }>(
    tx,
    "SELECT id, encrypted_key AS encryptedKey FROM identity_keys",
  ).all();
  if (known.some((one) => tryDecryptSetting(one.encryptedKey) === key)) return;
  const isTaken = known.some((one) => one.id === id);
  prepared(tx, "INSERT INTO identity_keys (id, encrypted_key, created_at) VALUES (?, ?, ?)").run(
    isTaken ? null : id,
    encryptedKey,
    createdAt,
  );
}
