import { beforeEach, expect, test } from "vitest";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { fingerprintOf, publicKeyText } from "@/lib/receipts/public-key";
import { longestDocument } from "@/lib/receipts/receipt-document";
import { newSigner, sampleContent, signSample } from "@/testing/receipts/sample-receipt";
import { verifyReceipt } from "./verify-receipt";

const [signer, other] = [newSigner(), newSigner()];
const email = "ada@quill.example";
const { receipt, proofOf } = signSample([email], signer.privateKey, Buffer.alloc(32, 1));
const given = { receipt, proof: "" };

let db: Database;
beforeEach(() => {
  db = openMemoryDatabase();
});

test("says whose key signed it: the one in use, one from before, or another", () => {
  const signerNow = (inUse: typeof signer) => verifyReceipt(db, given, inUse.publicKey);
  expect(signerNow(signer)).toMatchObject({ kind: "valid", signer: "own", provenEmail: null });
  expect(signerNow(other)).toMatchObject({
    kind: "valid",
    signer: "other",
    fingerprint: fingerprintOf(signer.publicKey),
  });
  db.$client.prepare("INSERT INTO signing_keys VALUES (?, 1)").run(publicKeyText(signer.publicKey));
  expect(signerNow(other)).toMatchObject({ kind: "valid", signer: "earlier" });
  expect(verifyReceipt(db, given, undefined)).toMatchObject({ kind: "valid", signer: "earlier" });
});

test("shows what the receipt is of, and what a proof proves", () => {
  expect(verifyReceipt(db, { receipt, proof: proofOf(email) }, undefined)).toMatchObject({
    receipt: { site: sampleContent.site, number: 12, title: sampleContent.title, revision: 2 },
    provenEmail: email,
  });
});

test("gives back what was pasted when it does not hold, but for what is too large", () => {
  const changed = { receipt: receipt.replace("Ticket 4711", "Ticket 4712"), proof: "" };
  expect(verifyReceipt(db, changed, undefined)).toEqual({
    kind: "refused",
    refusal: "wrong_signature",
    pasted: changed,
  });
  const nothing = { receipt: " \n", proof: "{}" };
  expect(verifyReceipt(db, nothing, undefined)).toMatchObject({ refusal: "nothing_given", pasted: nothing });
  const large = { receipt: "x".repeat(longestDocument + 1), proof: "" };
  expect(verifyReceipt(db, large, undefined)).toEqual({
    kind: "refused",
    refusal: "too_large",
    pasted: { receipt: "", proof: "" },
  });
});
