import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { keepHeldContact } from "@/lib/deletion/held/keep-held-contact";
import { markBillingStopped } from "@/lib/deletion/held/mark-billing-stopped";
import { retryHeldContacts } from "@/lib/deletion/held/retry-held-contacts";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { getLetterhead } from "@/lib/deletion/receipt/get-letterhead";
import { runDeletion } from "@/lib/deletion/run/run-deletion";
import { stopDeletion } from "@/lib/deletion/run/stop-deletion";
import { claimJob } from "@/lib/jobs/lease";
import { checkReceipt } from "@/lib/receipts/check-receipt";
import { hashOfReceipt } from "@/lib/receipts/sign-receipt";
import { newSigner } from "@/testing/receipts/sample-receipt";
import {
  mustConfirm,
  mustPreview,
  ownerOf,
  runOpenDeletion,
  runWholeDeletion,
  testNow,
  testWorld,
} from "@/testing/steps/deletion";
import { askReceipt } from "./ask-receipt";
import { receiptContentOf } from "./receipt-content";
import { type Signing, signDueReceipts } from "./sign-due-receipts";

const { privateKey } = newSigner();
let db: Database;
let siteId: number;
let signing: Signing;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  signing = { db, now: () => testNow, privateKey, failed: new Set() };
});

const ids = (...of: number[]) => ({ kind: "ids" as const, ids: of });
const value = (sql: string, ...of: unknown[]) =>
  db.$client
    .prepare(sql)
    .pluck()
    .get(...of);

async function signAll(): Promise<void> {
  while (await signDueReceipts(signing));
}

/** Returns the receipts of a deletion, each of which has to be valid and to name the one before. */
function revisionsOf(jobId: number) {
  const texts = db.$client
    .prepare("SELECT document FROM deletion_receipts WHERE job_id = ? ORDER BY revision")
    .pluck()
    .all(jobId) as string[];
  return texts.map((text, at) => {
    const checked = checkReceipt({ receipt: text });
    if (!checked.ok) throw new Error(checked.refusal);
    const before = texts[at - 1];
    expect(checked.receipt).toMatchObject({
      revision: at + 1,
      previous: before === undefined ? null : hashOfReceipt(before),
    });
    return { text, receipt: checked.receipt };
  });
}

/** Returns what a receipt that was signed now would say. */
function saidNow(jobId: number) {
  const access = ownerOf(siteId);
  const [deletion, last] = [findDeletion(access, db, jobId), revisionsOf(jobId).at(-1)];
  if (!deletion || !last) throw new Error("there is no receipt");
  return receiptContentOf(deletion, getLetterhead(access, db), last.receipt.emails);
}

function holdNext(count: number): number[] {
  const catalogue = createCatalogue(db, { siteId });
  const made = Array.from({ length: count }, () => createContactWithEverything(db, { siteId, catalogue }).id);
  db.$client.exec("UPDATE local_provider_subscriptions SET cancel_refusal = 'Not now.'");
  return made;
}

test("a deletion that ended has a signed receipt, in which each email of each person is proven, and no other", async () => {
  const ada = createContact(db, { siteId, email: "ada@quill.example", name: "Ada Quill" });
  const grace = createContact(db, { siteId, email: "grace@quill.example" });
  db.$client
    .prepare(
      "INSERT INTO former_emails (contact_id, email, standing, left_at) VALUES (?, ?, 'subscribed', 1)",
    )
    .run(ada.id, "ada@before.example");
  const jobId = await runWholeDeletion(ownerOf(siteId), db, ids(ada.id, grace.id));
  expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({ signed: null, isReceiptDue: true });
  await signAll();
  const [only, ...more] = revisionsOf(jobId);
  expect(more).toEqual([]);
  expect(only?.receipt).toMatchObject({
    title: "2 contacts deleted",
    end: "completed",
    contacts: { selected: 2, deleted: 2 },
    emails: { count: 3 },
  });
  expect(only?.text).not.toMatch(/ada@|Ada|grace|quill|before\.example/i);
  expect(findDeletion(ownerOf(siteId), db, jobId)).toMatchObject({
    isReceiptDue: false,
    signed: { revision: 1, signedAt: testNow, emailCount: 3, signature: only?.receipt.signature },
  });
  for (const email of ["ada@quill.example", "grace@quill.example", "ada@before.example"]) {
    const answer = await askReceipt(ownerOf(siteId), db, { jobId, email });
    if (!answer.ok || !answer.isIn) throw new Error(`${email} is not found`);
    expect(checkReceipt({ receipt: only?.text ?? "", proof: answer.proof })).toMatchObject({
      ok: true,
      provenEmail: email,
    });
  }
  const other = { jobId, email: "other@quill.example" };
  expect(await askReceipt(ownerOf(siteId), db, other)).toEqual({ ok: true, isIn: false });
});

test("signed once, it is not signed again while it says what is so, whoever else is signed", async () => {
  const jobId = await runWholeDeletion(ownerOf(siteId), db, ids(createContact(db, { siteId }).id));
  await signAll();
  db.$client.exec("UPDATE deletion_jobs SET is_receipt_due = 1");
  await signAll();
  expect(revisionsOf(jobId)).toHaveLength(1);
  expect(value("SELECT is_receipt_due FROM deletion_jobs")).toBe(0);
});

test("one that was stopped says of how many, and who was kept; the kept have no leaf", async () => {
  const made = [1, 2, 3].map(() => createContact(db, { siteId }));
  const manifest = await mustPreview(ownerOf(siteId), db, ids(...made.map(({ id }) => id)));
  mustConfirm(ownerOf(siteId), db, manifest);
  stopDeletion(ownerOf(siteId), db, manifest, testNow);
  await runOpenDeletion(testWorld(db));
  await signAll();
  expect(revisionsOf(manifest.jobId).at(-1)?.receipt).toMatchObject({
    title: "None of 3 contacts deleted",
    end: "stopped",
    notDeleted: [{ why: "stopped", count: 3, words: "3 contacts kept, because the deletion was stopped." }],
    emails: { count: 0, root: null },
  });
  const asked = { jobId: manifest.jobId, email: made[0]?.email ?? "" };
  expect(await askReceipt(ownerOf(siteId), db, asked)).toEqual({ ok: true, isIn: false });
});

test("whatever changes after the end makes a revision that says so, and nothing else does", async () => {
  const late = [
    "retry",
    "keep",
    "vouch",
    "deleted elsewhere",
    "files settled",
    "files read",
    "alarm",
    "alarm over",
    "refund shown",
    "why a recheck waits",
  ];
  const change = async (kind: string, jobId: number, contactId: number): Promise<void> => {
    const access = ownerOf(siteId);
    const held = { jobId, contactId };
    if (kind === "retry") retryHeldContacts(access, db, { jobId }, testNow);
    if (kind === "keep") keepHeldContact(access, db, held, testNow);
    if (kind === "vouch")
      markBillingStopped(access, db, { ...held, reason: "Stopped at the bank, by phone." }, testNow);
    if (kind === "deleted elsewhere") {
      db.$client.exec("UPDATE local_provider_subscriptions SET cancel_refusal = NULL");
      if (value("SELECT count(*) FROM contacts WHERE id = ?", contactId) === 1)
        await runWholeDeletion(access, db, ids(contactId));
      db.$client.exec("UPDATE local_provider_subscriptions SET cancel_refusal = 'Not now.'");
    }
    const check = (more: string) =>
      db.$client
        .prepare("UPDATE deletion_jobs SET disk_check = ? WHERE id = ?")
        .run(`{"checkedAt":1,"addressCount":1,"files":[]${more}}`, jobId);
    if (kind === "files settled") check(',"waiting":["search index"],"settledAt":5');
    if (kind === "files read") check(',"whole":{"checkedAt":9,"addressCount":1,"files":[]}');
    const recheck = db.$client.prepare("UPDATE billing_rechecks SET state = ?, reason = ? WHERE job_id = ?");
    if (kind === "alarm") recheck.run("needs_attention", "1 invoice", jobId);
    if (kind === "alarm over") recheck.run("clear", null, jobId);
    if (kind === "why a recheck waits") recheck.run("due", "silent", jobId);
    if (kind === "refund shown")
      db.$client
        .prepare("UPDATE billing_refunds SET state = 'confirmed', confirmed_at = 1 WHERE job_id = ?")
        .run(jobId);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(late, { minLength: late.length }),
      fc.nat(1),
      async (changes, at) => {
        db = openMemoryDatabase();
        siteId = createSite(db).id;
        signing = { db, now: () => testNow, privateKey, failed: new Set() };
        const held = holdNext(2);
        const free = createContact(db, { siteId }).id;
        const jobId = await runWholeDeletion(ownerOf(siteId), db, ids(...held, free));
        db.$client
          .prepare(
            `INSERT INTO billing_rechecks (site_id, job_id, provider, provider_customer_id, erased_at, found, state, due_at)
           VALUES (?, ?, 'stripe', 'cus_1', 1, 'planned', 'due', 1)`,
          )
          .run(siteId, jobId);
        db.$client
          .prepare(
            `INSERT INTO billing_refunds (job_id, contact_id, provider, amount, currency, state, created_at)
           VALUES (?, ?, 'stripe', 300, 'EUR', 'vouched', 1)`,
          )
          .run(jobId, free);
        await signAll();
        for (const [turn, kind] of changes.entries()) {
          await change(kind, jobId, held[(at + turn) % 2] ?? 0);
          if (isAnyOpen()) await runOpenDeletion(testWorld(db));
          await signAll();
          expect(saidNow(jobId), kind).toEqual(lastSaid(jobId));
        }
        const contents = revisionsOf(jobId).map(({ text }) => JSON.stringify(withoutTime(JSON.parse(text))));
        contents.slice(1).forEach((content, before) => {
          expect(content).not.toBe(contents[before]);
        });
      },
    ),
    { numRuns: 3 },
  );
});

const isAnyOpen = () =>
  value("SELECT count(*) FROM deletion_jobs WHERE status IN ('queued', 'running', 'stopping')") !== 0;

function withoutTime(receipt: Record<string, unknown>): Record<string, unknown> {
  const { revision: _, previous: _p, asOf: _a, signedBy: _b, signature: _s, ...said } = receipt;
  return said;
}

const lastSaid = (jobId: number) => withoutTime({ ...revisionsOf(jobId).at(-1)?.receipt });

test("killed anywhere and taken up again, a deletion has each leaf once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }), async (kills) => {
      db = openMemoryDatabase();
      siteId = createSite(db).id;
      signing = { db, now: () => testNow, privateKey, failed: new Set() };
      const made = Array.from({ length: 70 }, () => createContact(db, { siteId }));
      const manifest = await mustPreview(ownerOf(siteId), db, ids(...made.map(({ id }) => id)));
      mustConfirm(ownerOf(siteId), db, manifest);
      let [left, at] = [Number.POSITIVE_INFINITY, testNow];
      const now = () => {
        left -= 1;
        if (left < 0) throw new Error("killed");
        return at;
      };
      for (const [round, kill] of [...kills, Number.POSITIVE_INFINITY].entries()) {
        // A killed process leaves its lease, which ends by itself.
        at += 60_000;
        const job = claimJob(db, "deletion_jobs", `process ${round}`, at);
        if (!job) break;
        left = kill;
        await runDeletion({ ...testWorld(db), now }, job).catch((error: Error) => {
          if (error.message !== "killed") throw error;
        });
      }
      left = Number.POSITIVE_INFINITY;
      await signAll();
      const leaves = db.$client.prepare("SELECT hex(leaf) FROM deletion_leaves").pluck().all();
      expect(new Set(leaves).size).toBe(70);
      expect(leaves).toHaveLength(70);
      expect(revisionsOf(manifest.jobId).at(-1)?.receipt.emails).toMatchObject({ count: 70 });
      const email = made[kills[0] ?? 0]?.email ?? "";
      expect(await askReceipt(ownerOf(siteId), db, { jobId: manifest.jobId, email })).toMatchObject({
        isIn: true,
      });
    }),
    { numRuns: 4 },
  );
});

test("a deletion from before there were proofs has a receipt without a root, also when it ends later", async () => {
  const [held = 0] = holdNext(1);
  const jobId = await runWholeDeletion(ownerOf(siteId), db, ids(held, createContact(db, { siteId }).id));
  db.$client.exec("DELETE FROM deletion_leaves; UPDATE deletion_jobs SET encrypted_leaf_key = NULL");
  await signAll();
  expect(revisionsOf(jobId).at(-1)?.receipt.emails).toBeNull();
  db.$client.exec("UPDATE local_provider_subscriptions SET cancel_refusal = NULL");
  retryHeldContacts(ownerOf(siteId), db, { jobId }, testNow);
  await runOpenDeletion(testWorld(db));
  await signAll();
  const last = revisionsOf(jobId).at(-1)?.receipt;
  expect(last).toMatchObject({ revision: 2, contacts: { deleted: 2 }, emails: null });
  expect(value("SELECT count(*) FROM deletion_leaves")).toBe(0);
  expect(await askReceipt(ownerOf(siteId), db, { jobId, email: "ada@quill.example" })).toEqual({
    ok: false,
    refusal: "receipt_without_emails",
  });
});

test("one that cannot be signed is left for the next start, and holds up no other", async () => {
  const first = await runWholeDeletion(ownerOf(siteId), db, ids(createContact(db, { siteId }).id));
  const second = await runWholeDeletion(ownerOf(siteId), db, ids(createContact(db, { siteId }).id));
  db.$client.prepare("UPDATE deletion_jobs SET plan = '{' WHERE id = ?").run(first);
  await signAll();
  expect(revisionsOf(first)).toEqual([]);
  expect(revisionsOf(second)).toHaveLength(1);
  expect(value("SELECT is_receipt_due FROM deletion_jobs WHERE id = ?", first)).toBe(1);
});

test("a text that no UTF-8 can hold is signed as it can be read", async () => {
  db.$client.prepare("UPDATE sites SET name = ?").run("Quill \ud83d");
  const jobId = await runWholeDeletion(ownerOf(siteId), db, ids(createContact(db, { siteId }).id));
  await signAll();
  expect(revisionsOf(jobId).at(-1)?.receipt.site.name).toMatch(/^Quill \ufffd+$/);
});
