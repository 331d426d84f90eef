import { type KeyObject, verify } from "node:crypto";
import type { z } from "zod";
import { parseJson } from "@/lib/values/parse-json";
import { canonicalJson } from "./canonical-json";
import { leafOf, rootAlong } from "./merkle-tree";
import { type ProofDocument, proofDocument, proofVersion } from "./proof-document";
import { fingerprintOf, parsePublicKey, publicKeyText } from "./public-key";
import { longestDocument, receiptVersion, type SignedReceipt, signedReceipt } from "./receipt-document";
import { hashOfReceipt, signedBytes } from "./sign-receipt";

export type ReceiptRefusal =
  | "too_large"
  | "not_a_receipt"
  | "newer_receipt"
  | "rewritten_receipt"
  | "wrong_signature"
  | "not_a_key"
  | "other_key"
  | "not_a_proof"
  | "newer_proof"
  | "rewritten_proof"
  | "receipt_without_emails"
  | "proof_of_another_receipt"
  | "wrong_proof";

export interface CheckedReceipt {
  ok: true;
  receipt: SignedReceipt;
  /** Is the key that signed it, as it stands in it, and what people compare of it. */
  signedBy: { publicKey: string; fingerprint: string };
  /** Tells whether that is the key that was asked for; false where none was, and then nobody knows whose it is. */
  isKeyGiven: boolean;
  /** Is the email that the proof proves to have been in it; null where no proof was asked about. */
  provenEmail: string | null;
}

export type ReceiptCheck = CheckedReceipt | { ok: false; refusal: ReceiptRefusal };

/** Holds texts as they were handed out; white space around them does not matter. */
export interface ReceiptToCheck {
  receipt: string;
  /** Is the public key that has to have signed it: PEM, or SPKI in base64url. */
  key?: string;
  proof?: string;
}

/**
 * Tells whether a receipt is as it was signed, by which key, and whether a proof belongs to it. Needs nothing else: no
 * database, no network, no clock. Whatever is refused for its key or its proof has a signature that fits.
 */
export function checkReceipt({ receipt: text, key, proof }: ReceiptToCheck): ReceiptCheck {
  if (text.length > longestDocument || (proof?.length ?? 0) > longestDocument) return refuse("too_large");
  const receipt = readReceipt(text.trim());
  if (typeof receipt === "string") return refuse(receipt);
  const signer = parsePublicKey(receipt.signedBy.publicKey);
  if (!signer) return refuse("not_a_receipt");
  if (!isSignedBy(receipt, signer)) return refuse("wrong_signature");
  if (canonicalJson(receipt) !== text.trim()) return refuse("rewritten_receipt");
  if (key !== undefined) {
    const asked = parsePublicKey(key);
    if (!asked) return refuse("not_a_key");
    if (!asked.equals(signer)) return refuse("other_key");
  }
  const proven = proof === undefined ? null : readProof(proof.trim());
  if (typeof proven === "string") return refuse(proven);
  const problem = proven && checkProof(proven, receipt, hashOfReceipt(text.trim()));
  if (problem) return refuse(problem);
  return {
    ok: true,
    receipt,
    signedBy: { publicKey: publicKeyText(signer), fingerprint: fingerprintOf(signer) },
    isKeyGiven: key !== undefined,
    provenEmail: proven?.email ?? null,
  };
}

const refuse = (refusal: ReceiptRefusal): ReceiptCheck => ({ ok: false, refusal });

function isSignedBy(receipt: SignedReceipt, key: KeyObject): boolean {
  return verify(null, signedBytes(receipt), key, Buffer.from(receipt.signature, "base64url"));
}

function readReceipt(text: string): SignedReceipt | ReceiptRefusal {
  const read = readDocument(text, "farewell-receipt", receiptVersion, signedReceipt);
  if (read === "newer") return "newer_receipt";
  return read === "other" ? "not_a_receipt" : read;
}

function readProof(text: string): ProofDocument | ReceiptRefusal {
  const read = readDocument(text, "farewell-proof", proofVersion, proofDocument);
  if (read === "newer") return "newer_proof";
  if (read === "other") return "not_a_proof";
  return canonicalJson(read) === text ? read : "rewritten_proof";
}

/** Reads a document of this format. One of a version that is not known yet may look like anything. */
function readDocument<Document>(
  text: string,
  format: string,
  newest: number,
  schema: z.ZodType<Document>,
): Document | "newer" | "other" {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || !("format" in value) || value.format !== format)
    return "other";
  if ("version" in value && typeof value.version === "number" && value.version > newest) return "newer";
  const read = schema.safeParse(value);
  return read.success ? read.data : "other";
}

function checkProof(
  { email, salt, index, path, receipt: of }: ProofDocument,
  receipt: SignedReceipt,
  hash: string,
): ReceiptRefusal | undefined {
  if (of.sha256 !== hash || of.number !== receipt.number || of.revision !== receipt.revision)
    return "proof_of_another_receipt";
  if (receipt.emails === null) return "receipt_without_emails";
  const leaf = leafOf(Buffer.from(salt, "hex"), email);
  const hashes = path.map((one) => Buffer.from(one, "hex"));
  const root = rootAlong(leaf, { index, count: receipt.emails.count, path: hashes });
  return root?.toString("hex") === receipt.emails.root ? undefined : "wrong_proof";
}
