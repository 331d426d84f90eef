import fs from "node:fs";
import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { tableNames } from "@/db/reachable-tables";
import { write } from "@/db/write";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { importFile } from "@/lib/imports/file/import-file";
import { claimJob, LeaseLost } from "@/lib/jobs/lease";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import {
  checkList,
  importList,
  mustFind,
  mustReceive,
  runOpenImport,
  startList,
} from "@/testing/steps/import";
import {
  checkImport,
  confirmRevert,
  discardImport,
  discardLeftFiles,
  discardUnusedImports,
  revertImport,
  startImport,
  stopImport,
} from "../change-import";
import { eachProblem } from "../find-import";
import { runImport } from "./run-import";

function world() {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  createOwner(db, { siteId, email: "owner@studio.example", name: "Owner", passwordHash: "none" });
  const access = ownerOf(siteId);
  const query = (sql: string, ...values: unknown[]) => db.$client.prepare(sql).all(...values);
  const statusOf = (email: string) =>
    db.$client.prepare("SELECT marketing_status FROM contacts WHERE email = ?").pluck().get(email);
  const everything = () =>
    Object.fromEntries(
      tableNames(db)
        .filter((table) => !/^(imports|import_problems|row_ids|audit_log)$/.test(table))
        .map((table) => [table, query(`SELECT * FROM "${table}"`)]),
    );
  return { db, siteId, access, query, statusOf, everything };
}

const list = `Email,Name,Tags,Town,Marketing
ada@quill.example,Ada Quill,"vip, paper",Delft,subscribed
ben@ink.example,,,,unsubscribed
,Nobody,,,
ADA@quill.example,Twice,,,
not an address,X,,,
`;

test("the dry run says what the import then does, and writes nothing about anyone", async () => {
  const { db, access, everything, query } = world();
  const before = everything();
  const checked = await checkList(
    access,
    db,
    await mustReceive(access, db, list, testNow),
    { consent: "claimed" },
    testNow,
  );
  expect(everything()).toEqual(before);
  expect(checked).toMatchObject({ status: "checked", rowCount: 5 });
  expect(checked.counts).toMatchObject({ created: 2, duplicate: 1, invalid: 2, subscribed: 1, asked: 0 });
  expect(checked.problems).toEqual([
    { rowNumber: 4, message: "no email" },
    { rowNumber: 5, message: "the same email as row 2: combined, and an opt-out in either counts" },
    { rowNumber: 6, message: "not a valid email address" },
  ]);
  await startList(access, db, checked, testNow);
  await runOpenImport(db, testNow);
  const imported = await mustFind(access, db, checked.id);
  expect(imported).toMatchObject({ status: "completed", counts: checked.counts, createdLeft: 2 });
  expect(query("SELECT email, name, marketing_status FROM contacts ORDER BY id")).toEqual([
    { email: "ada@quill.example", name: "Ada Quill", marketing_status: "subscribed" },
    { email: "ben@ink.example", name: "", marketing_status: "unsubscribed" },
  ]);
  expect(query("SELECT name FROM tags ORDER BY name")).toEqual([{ name: "paper" }, { name: "vip" }]);
  expect(query("SELECT kind, source FROM consent_events ORDER BY contact_id")).toEqual([
    { kind: "claimed", source: "import 1" },
    { kind: "unsubscribed", source: "import 1" },
  ]);
  expect(query("SELECT claimed_by, claimed_at FROM imports")).toEqual([
    { claimed_by: access.userId, claimed_at: testNow },
  ]);
  expect(fs.existsSync(importFile(checked.id))).toBe(false);
  expect([...(eachProblem(access, db, checked.id) ?? [])]).toEqual(checked.problems);
  const kept = JSON.stringify(query("SELECT * FROM imports, import_problems, audit_log"));
  expect(kept).not.toMatch(/quill|ink\.example|Nobody|Twice/);
});

test("the same file again changes nothing", async () => {
  const { db, access, everything } = world();
  await importList(access, db, list, { consent: "ask", tags: ["spring"] }, testNow);
  const before = everything();
  const { imported } = await importList(
    access,
    db,
    list,
    { consent: "ask", tags: ["spring"] },
    testNow + 1000,
  );
  expect(imported.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2, asked: 0 });
  expect(everything()).toEqual(before);
});

test("nobody erased and nobody who left is subscribed by a list, whatever it says or its owner claims", async () => {
  const { db, siteId, access, statusOf, query } = world();
  write(db, (tx) => rememberErasedIdentity(tx, siteId, "gone@quill.example", testNow - 1000));
  createContact(db, { siteId, email: "left@quill.example", marketingStatus: "unsubscribed" });
  createContact(db, { siteId, email: "angry@quill.example", marketingStatus: "complained" });
  const csv =
    "Email,Status\ngone@quill.example,subscribed\nleft@quill.example,subscribed\nangry@quill.example,active\n";
  const { checked, imported } = await importList(access, db, csv, { consent: "claimed" }, testNow);
  expect(checked.counts).toMatchObject({ created: 1, unchanged: 2, asked: 1, erased: 1, staysOut: 2 });
  expect(imported.counts).toEqual(checked.counts);
  expect(statusOf("gone@quill.example")).toBe("pending");
  expect(statusOf("left@quill.example")).toBe("unsubscribed");
  expect(statusOf("angry@quill.example")).toBe("complained");
  expect(query("SELECT template, kind FROM outgoing_mail")).toEqual([
    { template: "confirm_subscription", kind: "transactional" },
  ]);
  expect(query("SELECT * FROM consent_events")).toEqual([]);
});

test("without a claim nobody is subscribed; a blank cell changes nothing; a list can lower", async () => {
  const { db, siteId, access, statusOf, query } = world();
  createContact(db, { siteId, email: "ada@quill.example", name: "Ada" });
  createContact(db, { siteId, email: "ben@quill.example", name: "Ben" });
  const csv =
    "Email,Name,Status\nada@quill.example,,\nben@quill.example,,bounced\nnew@quill.example,New,subscribed\n";
  const { imported } = await importList(access, db, csv, {}, testNow);
  expect(imported.counts).toMatchObject({ created: 1, updated: 1, unchanged: 1, subscribed: 0 });
  expect(["ada", "ben", "new"].map((name) => statusOf(`${name}@quill.example`))).toEqual([
    "subscribed",
    "bounced",
    "never_subscribed",
  ]);
  expect(query("SELECT name FROM contacts ORDER BY id")).toEqual([
    { name: "Ada" },
    { name: "Ben" },
    { name: "New" },
  ]);
});

test("values of fields fit their type, or are left out, named and counted, and the person is taken", async () => {
  const { db, siteId, access, query } = world();
  db.$client
    .prepare(
      "INSERT INTO custom_fields (site_id, name, type) VALUES (?, 'Age', 'number'), (?, 'Born', 'date')",
    )
    .run(siteId, siteId);
  const csv =
    "Email,Age,Born\na@quill.example,41,1984-02-29\nb@quill.example,old,\nc@quill.example,,30.2.1984\n";
  const columns = [
    { kind: "email" as const },
    { kind: "field" as const, name: "Age" },
    { kind: "field" as const, name: "Born" },
  ];
  const { checked, imported } = await importList(access, db, csv, { columns }, testNow);
  expect(checked.partial).toEqual([
    { rowNumber: 3, message: "Age: expected a number" },
    { rowNumber: 4, message: "Born: expected a date such as 2026-01-31" },
  ]);
  expect(checked.notes).toEqual([
    { note: "not_a_number", detail: "Age", count: 1 },
    { note: "not_a_date", detail: "Born", count: 1 },
  ]);
  expect([imported.partial, imported.notes, imported.problems]).toEqual([checked.partial, checked.notes, []]);
  expect(query("SELECT value FROM contact_field_values ORDER BY field_id")).toEqual([
    { value: "41" },
    { value: "1984-02-29" },
  ]);
  expect(query("SELECT email FROM contacts ORDER BY id")).toEqual(
    ["a", "b", "c"].map((name) => ({ email: `${name}@quill.example` })),
  );
});

test("what it changed is put back, unless someone changed it since", async () => {
  const { db, siteId, access, everything, query, statusOf } = world();
  const changedSince = createContact(db, { siteId, email: "since@quill.example", name: "Since" });
  createContact(db, { siteId, email: "ada@quill.example", name: "Ada" });
  const comparable = () => {
    const { import_rows: _, consent_events: __, contacts, ...rest } = everything();
    return { ...rest, contacts: (contacts as object[]).map((row) => ({ ...row, updated_at: 0 })) };
  };
  const csv =
    "Email,Name,Status\nsince@quill.example,Changed,\nada@quill.example,Changed,unsubscribed\nnew@quill.example,New,\n";
  const { imported } = await importList(access, db, csv, { tags: ["spring"] }, testNow);
  expect(statusOf("ada@quill.example")).toBe("unsubscribed");
  db.$client.prepare("UPDATE contacts SET updated_at = updated_at + 1 WHERE id = ?").run(changedSince.id);
  expect(confirmRevert(access, db, { importId: imported.id, phrase: "" }, testNow + 5)).toEqual({
    ok: false,
    refusal: "confirmation_mismatch",
  });
  const confirmed = { importId: imported.id, phrase: "Put back" };
  expect(confirmRevert(access, db, confirmed, testNow + 5)).toEqual({ ok: true });
  await runOpenImport(db, testNow + 5);
  expect(await mustFind(access, db, imported.id)).toMatchObject({
    status: "reverted",
    revertedCount: 1,
    keptCount: 1,
    createdLeft: 1,
  });
  expect(query("SELECT name, marketing_status FROM contacts ORDER BY id")).toEqual([
    { name: "Changed", marketing_status: "subscribed" },
    { name: "Ada", marketing_status: "subscribed" },
    { name: "New", marketing_status: "never_subscribed" },
  ]);
  const after = comparable();
  expect(revertImport(access, db, { importId: imported.id }, testNow + 6)).toEqual({
    ok: false,
    refusal: "nothing_to_revert",
  });
  expect(comparable()).toEqual(after);
});

test("killed anywhere, it resumes and ends the same; another process cannot work on it meanwhile", async () => {
  const rows = Array.from({ length: 1_500 }, (_, at) => `person${at % 1_200}@quill.example,Person ${at}`);
  const csv = `Email,Name\n${rows.join("\n")}\n`;
  const { db, access, query } = world();
  const checked = await checkList(access, db, await mustReceive(access, db, csv, testNow), {}, testNow);
  await startList(access, db, checked, testNow);
  db.$client.exec(
    `CREATE TEMP TABLE killer (left INTEGER); INSERT INTO killer VALUES (700);
     CREATE TEMP TRIGGER kill BEFORE INSERT ON contacts BEGIN
       SELECT RAISE(ABORT, 'killed') FROM killer WHERE left = 0; UPDATE killer SET left = left - 1; END`,
  );
  await expect(runOpenImport(db, testNow)).rejects.toThrow("killed");
  db.$client.exec("DROP TRIGGER kill");
  await expect(runOpenImport(db, testNow + 1, "other")).rejects.toThrow("no import is open");
  await runOpenImport(db, testNow + 60_000, "other");
  const done = await mustFind(access, db, checked.id);
  expect(done).toMatchObject({ status: "completed", counts: checked.counts });
  expect(done.counts).toMatchObject({ created: 1_200, duplicate: 300 });
  expect(query("SELECT count(*) AS total FROM contacts")).toEqual([{ total: 1_200 }]);
});

test("an opt-out list becomes digests: nobody is added, contacts on it leave, and who comes later has to confirm", async () => {
  const { db, siteId, access, query, statusOf } = world();
  createContact(db, { siteId, email: "ada@quill.example" });
  const optOuts = "Email\nada@quill.example\nlater@quill.example\n";
  const { imported } = await importList(access, db, optOuts, { consent: "opted_out" }, testNow);
  expect(imported.counts).toMatchObject({ created: 1, updated: 1 });
  expect(statusOf("ada@quill.example")).toBe("unsubscribed");
  expect(query("SELECT count(*) AS total FROM contacts")).toEqual([{ total: 1 }]);
  expect(query("SELECT reason FROM erased_identities")).toEqual([
    { reason: "opted_out" },
    { reason: "opted_out" },
  ]);
  await importList(access, db, "Email\nlater@quill.example\n", { consent: "claimed" }, testNow + 1);
  expect(statusOf("later@quill.example")).toBe("pending");
});

test("stopped, it keeps what is done; a list imported or of another site is refused", async () => {
  const { db, access } = world();
  const importId = await mustReceive(access, db, list, testNow);
  const other = ownerOf(createSite(db).id);
  const notFound = { ok: false, refusal: "not_found" };
  expect(discardImport(other, db, { importId }, testNow)).toEqual(notFound);
  expect(stopImport(other, db, { importId }, testNow)).toEqual(notFound);
  expect(revertImport(other, db, { importId }, testNow)).toEqual(notFound);
  expect(startImport(other, db, { importId, checkedAt: 1 }, testNow)).toEqual(notFound);
  expect(eachProblem(other, db, importId)).toBeUndefined();
  expect(startImport(access, db, { importId, checkedAt: 1 }, testNow)).toEqual({
    ok: false,
    refusal: "check_again",
  });
  const checked = await checkList(access, db, importId, {}, testNow);
  await startList(access, db, checked, testNow);
  expect(stopImport(access, db, { importId }, testNow)).toEqual({ ok: true });
  expect(stopImport(access, db, { importId }, testNow)).toEqual({ ok: true });
  expect(fs.existsSync(importFile(importId))).toBe(false);
  expect(startImport(access, db, { importId, checkedAt: checked.checkedAt ?? 0 }, testNow)).toEqual({
    ok: false,
    refusal: "already_started",
  });
});

test.each([500, 1_000])("killed behind the last of %i rows, none is counted twice", async (count) => {
  const rows = Array.from({ length: count }, (_, row) => `reader${row}@quill.example`);
  const { db, access } = world();
  const listed = await mustReceive(access, db, ["Email", ...rows].join("\n"), testNow);
  const checked = await checkList(access, db, listed, {}, testNow);
  await startList(access, db, checked, testNow);
  db.$client.exec(
    `CREATE TEMP TRIGGER back BEFORE UPDATE OF row_number ON imports WHEN new.row_number < old.row_number BEGIN
       SELECT RAISE(ABORT, 'back'); END;
     CREATE TEMP TRIGGER kill BEFORE UPDATE OF status ON imports WHEN new.status = 'completed' BEGIN
       SELECT RAISE(ABORT, 'killed'); END`,
  );
  await expect(runOpenImport(db, testNow)).rejects.toThrow("killed");
  db.$client.exec("DROP TRIGGER kill");
  await runOpenImport(db, testNow + 60_000);
  const done = await mustFind(access, db, checked.id);
  expect(done).toMatchObject({ status: "completed", counts: checked.counts });
  expect(done.counts.created).toBe(count);
});

test("lists nobody imports go after a day, and files that a kill left behind after an hour", async () => {
  const { db, access, query } = world();
  const importId = await mustReceive(access, db, list, testNow);
  const left = importFile(999);
  fs.writeFileSync(left, "half");
  const later = Date.now() + 3_700_000;
  discardLeftFiles(db, Date.now());
  expect(fs.existsSync(left)).toBe(true);
  discardLeftFiles(db, later);
  expect([fs.existsSync(left), fs.existsSync(importFile(importId))]).toEqual([false, true]);
  discardUnusedImports(db, testNow + 86_399_999);
  expect(query("SELECT id FROM imports")).toHaveLength(1);
  discardUnusedImports(db, testNow + 86_400_000);
  expect(query("SELECT id FROM imports")).toEqual([]);
  expect(fs.existsSync(importFile(importId))).toBe(false);
  discardImport(access, db, { importId: await mustReceive(access, db, list, testNow) }, testNow);
  expect(query("SELECT action, actor_id FROM audit_log ORDER BY id")).toEqual([
    { action: "import_uploaded", actor_id: "owner" },
    { action: "import_expired", actor_id: null },
    { action: "import_uploaded", actor_id: "owner" },
    { action: "import_discarded", actor_id: "owner" },
  ]);
});

test("stopped or discarded while its file is being opened, it ends as the owner said, and is no failure", async () => {
  const { db, access, query } = world();
  const running = (owner: string) => runOpenImport(db, testNow, owner);
  const checked = await checkList(access, db, await mustReceive(access, db, list, testNow), {}, testNow);
  const importId = checked.id;
  await startList(access, db, checked, testNow);
  const stopped = running("worker");
  expect(stopImport(access, db, { importId }, testNow)).toEqual({ ok: true });
  await expect(stopped).rejects.toThrow(LeaseLost);
  expect(query("SELECT status, problem FROM imports")).toEqual([{ status: "stopped", problem: null }]);

  const other = await mustReceive(access, db, list, testNow);
  const { columns } = await mustFind(access, db, other);
  const settings = { importId: other, columns, tags: [] };
  const rules = { consent: "none", existing: "fill" } as const;
  expect(checkImport(access, db, { ...settings, ...rules }, testNow)).toEqual({ ok: true });
  const discarded = running("worker");
  expect(discardImport(access, db, { importId: other }, testNow)).toEqual({ ok: true });
  await expect(discarded).rejects.toThrow(LeaseLost);
  expect(query("SELECT id, status FROM imports")).toEqual([{ id: importId, status: "stopped" }]);
});

test("stopped or discarded between its claim and its run, it ends as the owner said", async () => {
  const { db, access, query } = world();
  const checked = await checkList(access, db, await mustReceive(access, db, list, testNow), {}, testNow);
  await startList(access, db, checked, testNow);
  const job = claimJob(db, "imports", "worker", testNow);
  if (!job) throw new Error("no import is open");
  stopImport(access, db, { importId: checked.id }, testNow);
  await expect(runImport(db, job, () => testNow)).rejects.toThrow(LeaseLost);
  expect(query("SELECT status, problem FROM imports")).toEqual([{ status: "stopped", problem: null }]);
  db.$client.exec("DELETE FROM imports");
  await expect(runImport(db, job, () => testNow)).rejects.toThrow(LeaseLost);
});

test("a file that is gone while an import runs is said, and not tried again", async () => {
  const { db, access, query } = world();
  const checked = await checkList(access, db, await mustReceive(access, db, list, testNow), {}, testNow);
  await startList(access, db, checked, testNow);
  const running = runOpenImport(db, testNow);
  fs.rmSync(importFile(checked.id));
  await running;
  expect(query("SELECT status, problem FROM imports")).toEqual([
    { status: "failed", problem: "The file is gone. Upload it again." },
  ]);
});

test("who loses the lease writes nothing any more", async () => {
  const { db, access, query } = world();
  const checked = await checkList(access, db, await mustReceive(access, db, list, testNow), {}, testNow);
  await startList(access, db, checked, testNow);
  const job = {
    table: "imports" as const,
    id: checked.id,
    siteId: access.siteId,
    leaseOwner: "someone who was",
  };
  await expect(runImport(db, job, () => testNow)).rejects.toThrow(LeaseLost);
  expect(query("SELECT count(*) AS total FROM contacts")).toEqual([{ total: 0 }]);
});
