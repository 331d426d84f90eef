import { createHash, createPublicKey, type KeyObject } from "node:crypto";

/** Counts the bytes of the SPKI form of an Ed25519 key (RFC 8410), in which receipts write it. */
const spkiBytes = 44;
const pem = /^-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----$/;
const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * Reads an Ed25519 public key (RFC 8032): PEM, or its SPKI form in base64url or base64. Returns undefined for anything
 * else.
 */
export function parsePublicKey(text: string): KeyObject | undefined {
  const encoded = (pem.exec(text.trim())?.[1] ?? text).replace(/\s/g, "");
  const der = base64.test(encoded) ? Buffer.from(encoded, "base64") : undefined;
  if (der?.length !== spkiBytes) return undefined;
  try {
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" && spkiOf(key).equals(der) ? key : undefined;
  } catch {
    // Node throws many kinds of errors for bytes that are no key.
    return undefined;
  }
}

/** Returns a key as receipts write it. */
export function publicKeyText(key: KeyObject): string {
  return spkiOf(key).toString("base64url");
}

/** Returns a key as most tools read it. */
export function publicKeyPem(key: KeyObject): string {
  return key.export({ format: "pem", type: "spki" }).toString();
}

/** Returns what people compare: the first half of the SHA-256 of the key, in groups of four digits. */
export function fingerprintOf(key: KeyObject): string {
  const digest = createHash("sha256").update(spkiOf(key)).digest("hex");
  return (digest.slice(0, 32).match(/.{4}/g) ?? []).join(" ");
}

function spkiOf(key: KeyObject): Buffer {
  return key.export({ format: "der", type: "spki" });
}
