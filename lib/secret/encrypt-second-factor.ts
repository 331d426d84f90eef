import { createHash } from "node:crypto";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { bytesToHex, hexToBytes, managedNonce, utf8ToBytes } from "@noble/ciphers/utils.js";
import { keyOf } from "@/lib/system/app-secret";

/**
 * Encrypts anew what better-auth encrypted of a second factor, from one secret to another; undefined when it does not
 * open. better-auth does the same work only asynchronously, which no transaction can wait for.
 */
export function encryptSecondFactorAnew(
  value: string,
  { from, to }: { from: string; to: string },
): string | undefined {
  try {
    return bytesToHex(cipherOf(to).encrypt(utf8ToBytes(openWith(value, from))));
  } catch {
    return undefined;
  }
}

function openWith(value: string, secret: string): string {
  return new TextDecoder().decode(cipherOf(secret).decrypt(hexToBytes(value)));
}

function cipherOf(secret: string) {
  const key = createHash("sha256").update(keyOf(secret, "sessions").toString("hex")).digest();
  return managedNonce(xchacha20poly1305)(new Uint8Array(key));
}
