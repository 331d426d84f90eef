import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { tableNames } from "@/db/reachable-tables";
import { write } from "@/db/write";
import { freshForMs } from "@/lib/auth/fresh/is-fresh";
import { changeRole } from "@/lib/auth/people/change-role";
import { grantSiteAccess, type Role, type SiteAccess } from "@/lib/auth/site-access";
import { admitContact } from "@/lib/consent/admit-contact";
import { approveDeletion } from "@/lib/deletion/approval/approve-deletion";
import { measureManifest } from "@/lib/deletion/manifest/measure-manifest";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { runDeletion } from "@/lib/deletion/run/run-deletion";
import { stopDeletion } from "@/lib/deletion/run/stop-deletion";
import { signDueReceipts } from "@/lib/deletion/signing/sign-due-receipts";
import { findForm } from "@/lib/forms/submit-form";
import { claimJob } from "@/lib/jobs/lease";
import { setSending } from "@/lib/mail/sending/set-sending";
import { MailServer } from "@/testing/mail-server";
import { newSigner } from "@/testing/receipts/sample-receipt";
import { testNow, testWorld } from "@/testing/steps/deletion";
import { advanceEndings } from "./advance-endings";
import { endSite } from "./end-site";
import { findEnding } from "./find-ending";
import { keepSite } from "./keep-site";
import { removeRows } from "./remove-rows";
import { removeSite } from "./remove-site";
import { sendLastReceipts } from "./send-last-receipts";

const { privateKey } = newSigner();
let db: Database;
let siteId: number;
let owner: SiteAccess;
let neighbour: number;

function person(name: string, role: Role): SiteAccess {
  const { id: userId } = createOwner(db, {
    siteId,
    email: `${name}@x.example`,
    name,
    passwordHash: "",
    role,
  });
  return grantSiteAccess({ userId, siteId, role });
}

const end = (name = "Quill Studio", freshAt = testNow) => endSite(owner, db, { name }, testNow, freshAt);
const phase = () => findEnding(owner, db)?.phase;
const count = (sql: string) => db.$client.prepare(sql).pluck().get() as number;
const contactsOf = (site: number) => count(`SELECT count(*) FROM contacts WHERE site_id = ${site}`);

/** Does what the worker does, until nothing moves any more. */
async function work(): Promise<void> {
  const world = testWorld(db);
  for (let moved = true; moved; ) {
    moved = advanceEndings(db, testNow);
    for (let job = claimJob(db, "manifest_requests", "test", testNow); job; moved = true) {
      await measureManifest(world, job);
      job = claimJob(db, "manifest_requests", "test", testNow);
    }
    for (let job = claimJob(db, "deletion_jobs", "test", testNow); job; moved = true) {
      await runDeletion(world, job);
      job = claimJob(db, "deletion_jobs", "test", testNow);
    }
    await signDueReceipts({ db, now: () => testNow, privateKey, failed: new Set() });
  }
}

const rowsOf = (site: number) =>
  Object.fromEntries(
    tableNames(db)
      .filter((name) => name !== "sites" && name !== "ledger_outbox" && name !== "ended_sites")
      .filter((name) => count(`SELECT count(*) FROM pragma_table_info('${name}') WHERE name = 'site_id'`) > 0)
      .map((name) => [name, count(`SELECT count(*) FROM ${name} WHERE site_id = ${site}`)]),
  );

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db, { name: "Quill Studio" }).id;
  neighbour = createSite(db, { name: "Neighbour" }).id;
  owner = person("Ada", "owner");
  for (const site of [siteId, neighbour])
    createContactWithEverything(db, { siteId: site, catalogue: createCatalogue(db, { siteId: site }) });
  const hidden = createContact(db, { siteId });
  db.$client.prepare("UPDATE contacts SET hidden_at = 1 WHERE id = ?").run(hidden.id);
});

test.each([
  ["another name", () => end("Neighbour"), "name_mismatch"],
  ["an empty name", () => end(""), "name_mismatch"],
  ["an old proof", () => end("quill studio", testNow - freshForMs), "proof_needed"],
])("%s is refused and nothing begins", (_, tried, refusal) => {
  expect(tried()).toEqual({ ok: false, refusal });
  expect(findEnding(owner, db)).toBeUndefined();
});

test("everyone goes by an ordinary deletion with a receipt, hidden ones too; then all that is the site's", async () => {
  const kept = rowsOf(neighbour);
  expect(end()).toEqual({ ok: true });
  expect(end()).toEqual({ ok: false, refusal: "already_ending" });
  expect(phase()).toBe("counting");
  expect(removeSite(owner, db, testNow, testNow)).toEqual({ ok: false, refusal: "not_emptied" });
  await work();
  expect(contactsOf(siteId)).toBe(0);
  const ending = findEnding(owner, db);
  expect(ending).toMatchObject({ phase: "emptied", canCallOff: false, hasReceipt: true });
  const receipt = findDeletion(owner, db, ending?.jobId ?? 0);
  expect(receipt).toMatchObject({ deletedCount: 2, confirmedBy: "Ada", number: 1 });
  expect(removeSite(owner, db, testNow, testNow - freshForMs)).toEqual({
    ok: false,
    refusal: "proof_needed",
  });
  expect(removeSite(owner, db, testNow, testNow)).toEqual({ ok: true });
  expect(count(`SELECT count(*) FROM memberships WHERE site_id = ${siteId}`)).toBe(0);
  while (removeRows(db));
  expect(count(`SELECT count(*) FROM sites WHERE id = ${siteId}`)).toBe(0);
  expect(Object.entries(rowsOf(siteId)).filter(([, rows]) => rows > 0)).toEqual([]);
  expect(rowsOf(neighbour)).toEqual(kept);
  expect(count("SELECT count(*) FROM deletion_items")).toBe(0);
  expect(count("SELECT count(*) FROM deletion_leaves")).toBe(0);
  expect(count("SELECT count(*) FROM users")).toBe(1);
  expect(count(`SELECT count(*) FROM ended_sites WHERE site_id = ${siteId}`)).toBe(1);
  expect(db.$client.prepare("SELECT kind FROM ledger_outbox ORDER BY id DESC").pluck().get()).toBe("site");
});

test("nobody new comes in meanwhile, and a contact that is known can still be changed", () => {
  const arrival = { siteId, name: "", source: "api", wish: "none" } as const;
  const admit = (email: string, site = siteId) =>
    write(db, (tx) => admitContact(tx, { ...arrival, siteId: site, email }, testNow));
  const known = db.$client
    .prepare("SELECT email FROM contacts WHERE site_id = ?")
    .pluck()
    .get(siteId) as string;
  db.$client
    .prepare("INSERT INTO forms (site_id, slug, name, created_at) VALUES (?, 'join', 'Join', 1)")
    .run(siteId);
  expect(findForm(db, "join")).toBeDefined();
  end();
  expect(admit("new@x.example")).toEqual({ ok: false, refusal: "site_ending" });
  expect(admit(known)).toMatchObject({ ok: true, isNew: false });
  expect(admit("new@x.example", neighbour)).toMatchObject({ ok: true });
  expect(findForm(db, "join")).toBeUndefined();
});

test.each(["at once", "counted", "confirmed"])(
  "it can be called off while nobody is erased: %s",
  async (when) => {
    end();
    if (when !== "at once") advanceEndings(db, testNow);
    if (when === "confirmed") {
      const job = claimJob(db, "manifest_requests", "test", testNow);
      if (job) await measureManifest(testWorld(db), job);
      advanceEndings(db, testNow);
      expect(count("SELECT count(*) FROM deletion_jobs WHERE status = 'queued'")).toBe(1);
    }
    expect(keepSite(owner, db, testNow)).toEqual({ ok: true });
    expect(findEnding(owner, db)).toBeUndefined();
    await work();
    expect(contactsOf(siteId)).toBe(2);
    expect(keepSite(owner, db, testNow)).toEqual({ ok: false, refusal: "not_ending" });
  },
);

test("once the deletion has begun it cannot be called off, but be stopped, and then the site goes on", async () => {
  end();
  advanceEndings(db, testNow);
  const manifest = claimJob(db, "manifest_requests", "test", testNow);
  if (manifest) await measureManifest(testWorld(db), manifest);
  advanceEndings(db, testNow);
  const job = claimJob(db, "deletion_jobs", "test", testNow);
  expect(keepSite(owner, db, testNow)).toEqual({ ok: false, refusal: "already_erasing" });
  stopDeletion(owner, db, { jobId: job?.id ?? 0 }, testNow);
  await work();
  expect(findEnding(owner, db)).toBeUndefined();
  expect(contactsOf(siteId)).toBe(2);
});

test("whoever is held keeps the site until that is resolved", async () => {
  db.$client
    .prepare("UPDATE local_provider_subscriptions SET cancel_refusal = 'Not today.' WHERE status = 'active'")
    .run();
  end();
  await work();
  expect(phase()).toBe("held");
  expect(removeSite(owner, db, testNow, testNow)).toEqual({ ok: false, refusal: "not_emptied" });
  expect(contactsOf(siteId)).toBe(1);
  db.$client.prepare("UPDATE local_provider_subscriptions SET cancel_refusal = NULL").run();
  db.$client.exec(
    "UPDATE deletion_items SET state = 'pending' WHERE state = 'needs_attention'; UPDATE deletion_jobs SET status = 'queued', needs_attention_count = 0, finished_at = NULL",
  );
  await work();
  expect(phase()).toBe("emptied");
});

test("where a second person is asked for, they are asked about the whole site too", async () => {
  const second = person("Bo", "admin");
  db.$client.prepare("UPDATE sites SET approve_over = 2").run();
  end();
  await work();
  expect(phase()).toBe("awaiting_approval");
  expect(contactsOf(siteId)).toBe(2);
  const jobId = findEnding(owner, db)?.jobId ?? 0;
  const asked = findDeletion(second, db, jobId);
  const given = { jobId, digest: asked?.digest ?? "", phrase: asked?.approval?.phrase ?? "" };
  expect(approveDeletion(second, db, given, testNow, testNow)).toEqual({ ok: true });
  await work();
  expect(phase()).toBe("emptied");
});

test("a site goes on whose end was asked for by an owner who is none any more before a second person agreed", async () => {
  const [other, second] = [person("Cy", "owner"), person("Bo", "admin")];
  db.$client.prepare("UPDATE sites SET approve_over = 2").run();
  end();
  await work();
  changeRole(other, db, { userId: owner.userId, role: "admin" }, testNow);
  const jobId = findEnding(other, db)?.jobId ?? 0;
  const asked = findDeletion(second, db, jobId);
  const given = { jobId, digest: asked?.digest ?? "", phrase: asked?.approval?.phrase ?? "" };
  const refused = { ok: false, refusal: "asker_gone" };
  expect(approveDeletion(second, db, given, testNow, testNow)).toEqual(refused);
  await work();
  expect(findEnding(other, db)).toBeUndefined();
  expect(contactsOf(siteId)).toBe(2);
});

describe("the last receipt", () => {
  const appUrl = "https://studio.example";
  const receiptsTo = () => mail.messages.map(({ to: [to] }) => to).sort();
  const told = () =>
    db.$client.prepare("SELECT action, person_id FROM audit_log WHERE action LIKE 'last_receipt%'").all();
  const remove = (at = testNow) => removeSite(owner, db, at, at);
  const onItsWay = { ok: false, refusal: "receipt_on_its_way" };
  let mail: MailServer;
  let admin: SiteAccess;
  const sendAll = (url = mail.url) =>
    sendLastReceipts(
      { db, appUrl, environment: { SMTP_URL: url, MAIL_FROM: "a@studio.example" } },
      () => testNow,
    );

  beforeEach(async () => {
    mail = await MailServer.start();
    admin = person("Bo", "admin");
    person("Cy", "assistant");
    setSending(owner, db, { url: mail.url, from: "a@studio.example" }, testNow);
    end();
  });
  afterEach(() => mail.stop());

  test("goes once to owners and admins before the site can be removed, and names no contact", async () => {
    const emails = db.$client.prepare("SELECT email FROM contacts").pluck().all() as string[];
    await sendAll();
    expect(receiptsTo()).toEqual([]);
    await work();
    expect(remove()).toEqual(onItsWay);
    await sendAll();
    await sendAll();
    expect(receiptsTo()).toEqual(["ada@x.example", "bo@x.example"]);
    const [letter] = mail.messages;
    const stored = db.$client
      .prepare("SELECT document FROM deletion_receipts ORDER BY revision DESC")
      .pluck()
      .get();
    expect([...(letter?.attachments ?? [])]).toEqual([["receipt-1-1.json", stored]]);
    expect(letter?.subject).toBe("Quill Studio is being deleted: the last receipt");
    expect(letter?.text).toContain("deleted 2 contacts.");
    for (const email of emails) expect(JSON.stringify([letter, stored])).not.toContain(email);
    expect(told()).toEqual([
      { action: "last_receipt_sent", person_id: owner.userId },
      { action: "last_receipt_sent", person_id: admin.userId },
    ]);
    expect(remove()).toEqual({ ok: true });
    await sendAll();
    expect(receiptsTo()).toHaveLength(2);
  });

  test("after a kill it goes to whom it had not gone to, and to whom a server asked to try later", async () => {
    await work();
    db.$client.exec(
      "CREATE TRIGGER refuses BEFORE INSERT ON audit_log WHEN NEW.action = 'last_receipt_sent' BEGIN SELECT raise(ABORT, 'killed'); END",
    );
    await sendAll();
    expect(receiptsTo()).toEqual(["ada@x.example"]);
    db.$client.exec("DROP TRIGGER refuses");
    mail.refuse("bo@x.example", 451);
    await sendAll();
    expect(remove()).toEqual(onItsWay);
    mail.accept("bo@x.example");
    await sendAll();
    expect(receiptsTo()).toEqual(["ada@x.example", "ada@x.example", "bo@x.example"]);
    const ids = mail.messages.map(({ headers }) => headers.get("message-id"));
    expect(new Set(ids).size).toBe(2);
    expect(remove()).toEqual({ ok: true });
  });

  test("a mailbox that is gone and a server that is away keep no site for ever", async () => {
    await work();
    mail.refuse("bo@x.example", 550);
    await sendAll();
    expect(told()).toEqual([
      { action: "last_receipt_sent", person_id: owner.userId },
      { action: "last_receipt_refused", person_id: admin.userId },
    ]);
    db.$client.exec("DELETE FROM audit_log WHERE action LIKE 'last_receipt%'");
    await sendAll("smtp://127.0.0.1:1");
    expect(told()).toEqual([]);
    expect(remove()).toEqual(onItsWay);
    expect(remove(testNow + 900_000)).toEqual({ ok: true });
  });
});

test("a removal that is killed anywhere goes on where it was", async () => {
  end();
  await work();
  removeSite(owner, db, testNow, testNow);
  db.$client.exec(
    "CREATE TRIGGER refuses BEFORE DELETE ON audit_log BEGIN SELECT raise(ABORT, 'killed'); END",
  );
  expect(() => {
    while (removeRows(db));
  }).toThrow("killed");
  expect(count(`SELECT count(*) FROM sites WHERE id = ${siteId}`)).toBe(1);
  db.$client.exec("DROP TRIGGER refuses");
  while (removeRows(db));
  expect(count(`SELECT count(*) FROM sites WHERE id = ${siteId}`)).toBe(0);
  expect(contactsOf(neighbour)).toBe(1);
});
