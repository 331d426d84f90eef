import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { dataDirectory } from "./instance";
import { processSingleton } from "./process-singleton";
import { writeWhole } from "./write-whole";

/** Returns the path of the file that holds the key by which receipts are signed: PKCS #8 as PEM. */
export function signingKeyFile(): string {
  return path.join(dataDirectory(), "signing-key");
}

/**
 * Returns the private key in a file, and makes it where there is no file. Never writes over one. Throws a sentence
 * that says what to do where the file holds no such key. Only the worker calls it, whose lock lets no other in.
 */
export function takeSigningKey(file = signingKeyFile()): KeyObject {
  if (!fs.existsSync(/* turbopackIgnore: true */ file))
    writeWhole(
      file,
      generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    );
  const key = readKey(file);
  if (!key)
    throw new Error(
      `The file ${file} is not an Ed25519 private key. Put it back from a backup. Or move it away: a new one is then made, and receipts keep the key that signed them.`,
    );
  return key;
}

/** Returns the public part of the key; undefined before the first start of the worker has made it. */
export function findVerifyingKey(): KeyObject | undefined {
  const known = processSingleton("verifying key", () => ({ key: undefined as KeyObject | undefined }));
  if (!known.key && fs.existsSync(signingKeyFile())) {
    const key = readKey(signingKeyFile());
    known.key = key && createPublicKey(key);
  }
  return known.key;
}

function readKey(file: string): KeyObject | undefined {
  const text = fs.readFileSync(file, "utf8");
  try {
    const key = createPrivateKey(text);
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    // Node throws many kinds of errors for text that is no key.
    return undefined;
  }
}
