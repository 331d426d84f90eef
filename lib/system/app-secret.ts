import { createHmac, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { env } from "./env";
import { dataDirectory } from "./instance";
import { processSingleton } from "./process-singleton";
import { writeWhole } from "./write-whole";

const secretBytes = 32;

/** Names what a key is for. Keys of different purposes reveal nothing about each other. */
export type KeyPurpose =
  | "counted-payments"
  | "erased-customers"
  | "erased-identities"
  | "known-browsers"
  | "letter-tokens"
  | "manifest-requests"
  | "sealed-settings"
  | "passkey-challenges"
  | "secret-check"
  | "sessions";

/** Holds the secrets that this process can see. The one from `APP_SECRET` is used where both are there. */
export interface FoundSecrets {
  variable: string | undefined;
  file: string | undefined;
}

/** Returns the path of the file that holds the secret where `APP_SECRET` does not. */
export function secretFile(): string {
  return path.join(dataDirectory(), "app-secret");
}

export function findSecrets(): FoundSecrets {
  return { variable: env().APP_SECRET, file: readSecret(secretFile()) };
}

/** Returns the secret in a file; undefined where there is no such file, or an empty one. */
export function readSecret(file: string): string | undefined {
  if (!fs.existsSync(file)) return undefined;
  return fs.readFileSync(file, "utf8").trim() || undefined;
}

export function newSecret(): string {
  return randomBytes(secretBytes).toString("base64url");
}

/** Makes a secret in the data folder, readable only by its owner, and returns it. */
export function makeSecretFile(): string {
  const secret = newSecret();
  writeWhole(secretFile(), secret);
  return secret;
}

/**
 * Returns the secret of this instance. Throws where there is none: only the first start makes one, never a use,
 * because a database that was made with another would forget whom it erased.
 */
function appSecret(): string {
  return processSingleton("secret", () => {
    const { variable, file } = findSecrets();
    const secret = variable ?? file;
    if (secret === undefined) throw new Error("There is neither APP_SECRET nor the file app-secret.");
    return secret;
  });
}

/** Makes this process use a secret that is not yet where it will be. Throws when it has used another one already. */
export function setSecret(secret: string): void {
  if (processSingleton("secret", () => secret) !== secret) throw new Error("another secret is in use");
}

/** Returns the key of this instance for one purpose. */
export function derivedKey(purpose: KeyPurpose): Buffer {
  return processSingleton(`key for ${purpose}`, () => keyOf(appSecret(), purpose));
}

/** Returns the key that a secret gives for one purpose. */
export function keyOf(secret: string, purpose: KeyPurpose): Buffer {
  return createHmac("sha256", secret).update(`farewell:${purpose}`).digest();
}
