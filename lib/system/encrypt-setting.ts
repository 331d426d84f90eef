import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { derivedKey } from "./app-secret";

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts a setting that must not be readable from the database alone: AES-256-GCM under the instance's key. */
export function encryptSetting(text: string, key = derivedKey("sealed-settings")): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** Decrypts a setting. Throws when the text was not encrypted with this instance's key or was changed since. */
export function decryptSetting(sealed: string, key = derivedKey("sealed-settings")): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
    "utf8",
  );
}

/** Decrypts a setting, and returns undefined when `decryptSetting` would throw. */
export function tryDecryptSetting(sealed: string, key?: Buffer): string | undefined {
  try {
    return decryptSetting(sealed, key);
  } catch {
    return undefined;
  }
}
