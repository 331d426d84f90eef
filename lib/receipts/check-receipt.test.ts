import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newSigner, sampleContent, signSample } from "@/testing/receipts/sample-receipt";
import { canonicalJson } from "./canonical-json";
import { checkMessages, receiptRefusalMessages } from "./check-messages";
import { checkReceipt } from "./check-receipt";
import { fingerprintOf, parsePublicKey, publicKeyPem, publicKeyText } from "./public-key";
import { longestDocument } from "./receipt-document";
import { hashOfReceipt, signReceipt } from "./sign-receipt";

const signer = newSigner();
const key = Buffer.alloc(32, 1);
const emails = ["ada@quill.example", "grace@quill.example", "żółw@quill.example"];
const { receipt, proofOf } = signSample(emails, signer.privateKey, key);
const proof = proofOf("grace@quill.example");
const refusalOf = (check: ReturnType<typeof checkReceipt>) => (check.ok ? null : check.refusal);

/** Changes one byte of a text to another; what is no UTF-8 any more is read as programs read it. */
function withByte(text: string, at: number, byte: number): string {
  const bytes = Buffer.from(text);
  bytes.writeUInt8(byte, at);
  return bytes.toString();
}

test("a receipt is valid by itself, with the key in any form, and with white space around it", () => {
  expect(checkReceipt({ receipt })).toMatchObject({
    ok: true,
    receipt: sampleContent,
    signedBy: { publicKey: publicKeyText(signer.publicKey), fingerprint: fingerprintOf(signer.publicKey) },
    isKeyGiven: false,
    provenEmail: null,
  });
  const text = publicKeyText(signer.publicKey);
  const keys = [publicKeyPem(signer.publicKey), text, Buffer.from(text, "base64url").toString("base64")];
  for (const one of keys)
    expect(checkReceipt({ receipt: `\ufeff${receipt}\r\n`, key: `${one}\n` })).toMatchObject({
      ok: true,
      isKeyGiven: true,
    });
});

test("each email that was in it is proven, and any other is not", () => {
  for (const email of emails)
    expect(checkReceipt({ receipt, proof: proofOf(email) })).toMatchObject({ ok: true, provenEmail: email });
  fc.assert(
    fc.property(fc.emailAddress(), (other) => {
      const forged = proof.replace("grace@quill.example", () => other);
      expect(refusalOf(checkReceipt({ receipt, proof: forged }))).toBe("wrong_proof");
    }),
    { numRuns: 50 },
  );
});

/** Lists the changes of one byte, tried at every place, after which a text still passes. */
function listUnseen(text: string, passes: (changed: string) => boolean): string[] {
  const bytes = Buffer.from(text);
  const unseen: string[] = [];
  const everyByte = fc.property(fc.infiniteStream(fc.integer({ min: 1, max: 255 })), (changes) => {
    for (const [at, was] of bytes.entries()) {
      const changed = withByte(text, at, (was + (changes.next().value ?? 1)) % 256);
      if (passes(changed)) unseen.push(changed);
    }
  });
  fc.assert(everyByte, { numRuns: 1 });
  return unseen;
}

test("one byte of the receipt changed, of its signature too, and it is not valid", () => {
  expect(listUnseen(receipt, (changed) => checkReceipt({ receipt: changed }).ok)).toEqual([]);
});

test("one byte of the proof changed, and it proves nothing", () => {
  expect(listUnseen(proof, (changed) => checkReceipt({ receipt, proof: changed }).ok)).toEqual([]);
});

const other = signSample([...emails, "x@quill.example"], signer.privateKey, key);
const without = signReceipt({ ...sampleContent, emails: null }, signer.privateKey);
const stranger = newSigner();

test.each([
  ["too_large", { receipt: "x".repeat(longestDocument + 1) }],
  ["too_large", { receipt, proof: "x".repeat(longestDocument + 1) }],
  ["not_a_receipt", { receipt: "" }],
  ["not_a_receipt", { receipt: "null" }],
  ["not_a_receipt", { receipt: receipt.slice(0, -1) }],
  ["not_a_receipt", { receipt: receipt.replace('"title"', '"more":1,"title"') }],
  ["not_a_receipt", { receipt: proof }],
  ["newer_receipt", { receipt: '{"format":"farewell-receipt","version":2}' }],
  ["rewritten_receipt", { receipt: JSON.stringify(JSON.parse(receipt), null, 2) }],
  ["rewritten_receipt", { receipt: receipt.replace('"number":12', '"number":13,"number":12') }],
  ["wrong_signature", { receipt: receipt.replace('"deleted":3', '"deleted":4') }],
  [
    "wrong_signature",
    { receipt: receipt.replace(publicKeyText(signer.publicKey), publicKeyText(stranger.publicKey)) },
  ],
  ["not_a_key", { receipt, key: "a key" }],
  ["not_a_key", { receipt, key: "" }],
  [
    "not_a_key",
    { receipt, key: generateKeyPairSync("x25519").publicKey.export({ format: "pem", type: "spki" }) },
  ],
  ["other_key", { receipt, key: publicKeyText(stranger.publicKey) }],
  ["not_a_proof", { receipt, proof: "" }],
  ["not_a_proof", { receipt, proof: receipt }],
  ["newer_proof", { receipt, proof: '{"format":"farewell-proof","version":2}' }],
  ["rewritten_proof", { receipt, proof: JSON.stringify(JSON.parse(proof), null, 2) }],
  ["receipt_without_emails", { receipt: without, proof: ofReceipt(proof, without) }],
  ["proof_of_another_receipt", { receipt, proof: other.proofOf("ada@quill.example") }],
  ["wrong_proof", { receipt, proof: ofReceipt(other.proofOf("x@quill.example"), receipt) }],
])("%s", (refusal, given) => {
  const check = checkReceipt(given as Parameters<typeof checkReceipt>[0]);
  expect(check).toEqual({ ok: false, refusal });
  expect(checkMessages(check)).toEqual([
    receiptRefusalMessages[refusal as keyof typeof receiptRefusalMessages],
  ]);
});

test("a key that is none is refused, however it is written", () => {
  for (const text of ["", "=", "-----BEGIN PUBLIC KEY-----", "A".repeat(59), "\ud800", "ä".repeat(44)])
    expect(parsePublicKey(text)).toBeUndefined();
});

test("the sentences give the verdict first, then whose key it is and what is proven", () => {
  const checked = checkReceipt({ receipt, proof, key: publicKeyText(signer.publicKey) });
  expect(checkMessages(checked)).toEqual([
    "Valid: the receipt is as it was signed.",
    `It is signed with the key that you gave (${fingerprintOf(signer.publicKey)}).`,
    "Proven: grace@quill.example was among the emails that this deletion erased.",
  ]);
  expect(checkMessages(checkReceipt({ receipt }))[1]).toContain("Compare it with the key that its owner");
});

/** Rewrites a proof so that it says to be of another receipt. */
function ofReceipt(text: string, of: string): string {
  const value = JSON.parse(text);
  const { hash, number } = { hash: hashOfReceipt(of), number: sampleContent.number };
  return canonicalJson({
    ...value,
    receipt: { sha256: hash, number, revision: sampleContent.revision },
  });
}
