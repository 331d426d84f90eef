import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { derivedKey } from "./instance";

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts a setting that must not be readable from the database alone: AES-256-GCM under the instance's key. */
export function encryptSetting(text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, derivedKey("sealed-settings"), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** Decrypts a setting. Throws when the text was not encrypted with this instance's key or was changed since. */
export function decryptSetting(sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv(algorithm, derivedKey("sealed-settings"), bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
    "utf8",
  );
}

/** Decrypts a setting, and returns undefined when `decryptSetting` would throw. */
export function tryDecryptSetting(sealed: string): string | undefined {
  try {
    return decryptSetting(sealed);
  } catch {
    return undefined;
  }
}
