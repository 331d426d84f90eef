import { createHash, createPublicKey, type KeyObject, sign } from "node:crypto";
import { canonicalJson } from "./canonical-json";
import { publicKeyText } from "./public-key";
import { type ReceiptContent, type SignedReceipt, signedReceipt } from "./receipt-document";

/**
 * Returns the text of a receipt, signed with an Ed25519 private key whose public part stands in it. Throws for what
 * `checkReceipt` would not take for a receipt.
 */
export function signReceipt(content: Omit<ReceiptContent, "signedBy">, privateKey: KeyObject): string {
  const publicKey = publicKeyText(createPublicKey(privateKey));
  const signed = { ...content, signedBy: { algorithm: "Ed25519" as const, publicKey } };
  const signature = sign(null, signedBytes(signed), privateKey).toString("base64url");
  return canonicalJson(signedReceipt.parse({ ...signed, signature }));
}

/** Returns what the signature of a receipt is over. */
export function signedBytes(receipt: ReceiptContent | SignedReceipt): Buffer {
  const { signature: _, ...rest }: ReceiptContent & Partial<SignedReceipt> = receipt;
  return Buffer.from(canonicalJson(rest));
}

/** Returns what names a receipt: the SHA-256 of its text, in hexadecimal digits. */
export function hashOfReceipt(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
