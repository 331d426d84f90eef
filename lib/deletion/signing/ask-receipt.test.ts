import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { addLeaves } from "@/lib/deletion/leaves/add-leaves";
import { checkReceipt } from "@/lib/receipts/check-receipt";
import { leavesPerSubtree } from "@/lib/receipts/merkle-tree";
import { newSigner } from "@/testing/receipts/sample-receipt";
import { mustConfirm, mustPreview, ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { findSignedReceipt } from "../receipt/find-signed-receipt";
import { askReceipt, noteQuestion } from "./ask-receipt";
import { signDueReceipts } from "./sign-due-receipts";

const { privateKey } = newSigner();
const email = "ada@quill.example";
let db: Database;
let siteId: number;
let jobId: number;

beforeEach(async () => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  jobId = await runWholeDeletion(ownerOf(siteId), db, {
    kind: "ids",
    ids: [createContact(db, { siteId, email }).id],
  });
});

const sign = () => signDueReceipts({ db, now: () => testNow, privateKey, failed: new Set() });

test("the question is noted without the email, and changes nothing else", async () => {
  await sign();
  expect(noteQuestion(ownerOf(siteId), db, { jobId }, testNow)).toEqual({ ok: true });
  expect(
    db.$client
      .prepare("SELECT actor_id, job_id, counts, note FROM audit_log WHERE action = 'receipt_asked'")
      .all(),
  ).toEqual([{ actor_id: "owner", job_id: jobId, counts: '{"emails":1}', note: null }]);
  expect(db.$client.serialize().includes(email)).toBe(false);
});

test("refused: another site's, one that is not confirmed, one that is not signed yet", async () => {
  const other = ownerOf(createSite(db).id);
  const manifest = await mustPreview(ownerOf(siteId), db, {
    kind: "ids",
    ids: [createContact(db, { siteId }).id],
  });
  const notFound = { ok: false, refusal: "not_found" };
  for (const [access, of] of [
    [other, jobId],
    [ownerOf(siteId), manifest.jobId],
    [ownerOf(siteId), 999],
  ] as const) {
    expect(noteQuestion(access, db, { jobId: of }, testNow)).toEqual(notFound);
    expect(await askReceipt(access, db, { jobId: of, email })).toEqual(notFound);
  }
  expect(await askReceipt(ownerOf(siteId), db, { jobId, email })).toEqual({
    ok: false,
    refusal: "not_signed",
  });
  mustConfirm(ownerOf(siteId), db, manifest);
  await sign();
  expect(await askReceipt(ownerOf(siteId), db, { jobId, email })).toMatchObject({ isIn: true });
  expect(findSignedReceipt(other, db, jobId)).toBeUndefined();
  expect(findSignedReceipt(ownerOf(siteId), db, jobId, 2)).toBeUndefined();
});

test("proofs hold in a tree of several subtrees, and say nothing of what went after the receipt", async () => {
  const emails = Array.from({ length: 2 * leavesPerSubtree + 5 }, (_, at) => `${at}@quill.example`);
  write(db, (tx) => addLeaves(tx, jobId, emails));
  await sign();
  write(db, (tx) => addLeaves(tx, jobId, ["later@quill.example"]));
  const { text: receipt = "" } = findSignedReceipt(ownerOf(siteId), db, jobId) ?? {};
  for (const at of [0, leavesPerSubtree - 2, leavesPerSubtree - 1, emails.length - 1]) {
    const asked = { jobId, email: emails[at] ?? "" };
    const answer = await askReceipt(ownerOf(siteId), db, asked);
    if (!answer.ok || !answer.isIn) throw new Error(`${asked.email} is not found`);
    expect(answer.fileName).toBe("proof-1-1.json");
    expect(checkReceipt({ receipt, proof: answer.proof })).toMatchObject({ provenEmail: asked.email });
  }
  const later = { jobId, email: "later@quill.example" };
  expect(await askReceipt(ownerOf(siteId), db, later)).toEqual({ ok: true, isIn: false });
});
