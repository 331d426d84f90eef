import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { fingerprintOf, publicKeyText } from "@/lib/receipts/public-key";
import { newSigner } from "@/testing/receipts/sample-receipt";
import { ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { isSigningKeyNew, listKnownKeys } from "./known-keys";
import { signDueReceipts } from "./sign-due-receipts";

test("a lost key is noticed, and stays known for the receipts that it signed", async () => {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const [lost, found] = [newSigner(), newSigner()];
  expect(listKnownKeys(db, undefined)).toEqual([]);
  expect(isSigningKeyNew(db, lost.privateKey)).toBe(false);
  const receipts: string[] = [];
  for (const [turn, { privateKey }] of [lost, found].entries()) {
    expect(isSigningKeyNew(db, privateKey)).toBe(turn === 1);
    const ids = [createContact(db, { siteId }).id];
    await runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids });
    await signDueReceipts({ db, now: () => testNow + turn, privateKey, failed: new Set() });
    const newest = "SELECT document FROM deletion_receipts ORDER BY job_id DESC";
    receipts.push(db.$client.prepare(newest).pluck().get() as string);
  }
  expect(isSigningKeyNew(db, found.privateKey)).toBe(false);
  const known = (of: typeof lost, firstUsedAt: number, isInUse: boolean) => ({
    publicKey: publicKeyText(of.publicKey),
    fingerprint: fingerprintOf(of.publicKey),
    firstUsedAt,
    isInUse,
  });
  expect(listKnownKeys(db, found.publicKey)).toEqual([
    known(found, testNow + 1, true),
    known(lost, testNow, false),
  ]);
  expect(receipts[0]).toContain(publicKeyText(lost.publicKey));
  expect(receipts[1]).toContain(publicKeyText(found.publicKey));
});
