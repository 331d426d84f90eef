import { createHmac } from "node:crypto";
import { canonicalJson } from "./canonical-json";
import { type ProofDocument, proofVersion } from "./proof-document";

/**
 * Returns the salt of an email in normal form, which only whoever holds the key can make. So a leaf is no way to try
 * out emails.
 */
export function saltOf(key: Buffer, email: string): Buffer {
  return createHmac("sha256", key).update(email, "utf8").digest();
}

/** Returns the text of a proof that an email was in a receipt. */
export function makeProof({
  email,
  salt,
  index,
  path,
  receipt,
}: {
  email: string;
  salt: Buffer;
  index: number;
  path: readonly Buffer[];
  receipt: ProofDocument["receipt"];
}): string {
  const hex = (bytes: Buffer) => bytes.toString("hex");
  const proof = { email, salt: hex(salt), index, path: path.map(hex), receipt };
  return canonicalJson({ format: "farewell-proof", version: proofVersion, ...proof } satisfies ProofDocument);
}
