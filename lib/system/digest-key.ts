import { preparedValue } from "@/db/prepared";
import type { digestKeys } from "@/db/schema";
import type { Reader } from "@/db/write";
import { derivedKey } from "./app-secret";
import { decryptSetting } from "./encrypt-setting";
import { processSingleton } from "./process-singleton";

export type DigestPurpose = (typeof digestKeys.$inferSelect)["purpose"];

/**
 * Returns the key of stored digests for one purpose: that of the secret with which the instance began, because a digest
 * cannot be made anew.
 */
export function digestKey(db: Reader, purpose: DigestPurpose): Buffer {
  const stored = preparedValue<string>(db, "SELECT encrypted_key FROM digest_keys WHERE purpose = ?").get(
    purpose,
  );
  return stored === undefined ? derivedKey(purpose) : openKey(stored);
}

/** Decrypts a stored key, each once a process. */
export function openKey(encryptedKey: string): Buffer {
  const keys = processSingleton("opened keys", () => new Map<string, Buffer>());
  const known = keys.get(encryptedKey);
  if (known) return known;
  const key = Buffer.from(decryptSetting(encryptedKey), "base64");
  keys.set(encryptedKey, key);
  return key;
}
