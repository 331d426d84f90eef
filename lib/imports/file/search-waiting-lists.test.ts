import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import iconv from "iconv-lite";
import { afterEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { openDatabase, openMemoryDatabase } from "@/db/open-database";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { importList, mustReceive } from "@/testing/steps/import";
import { importFile, importFolder } from "./import-file";
import { searchWaitingLists } from "./search-waiting-lists";

const erased = new Set(["ada@quill.example", "-chain@ink.example", "ben@ink.example"]);
const isSought = (email: string) => erased.has(email);

afterEach(() => fs.rmSync(importFolder(), { recursive: true }));

function world() {
  const db = openMemoryDatabase();
  const access = ownerOf(createSite(db).id);
  const search = () => searchWaitingLists(db, access.siteId, isSought, () => undefined);
  return { db, access, search };
}

test.each([
  ["as it was deleted", "Email\nada@quill.example\n"],
  ["in capitals, with a name around it", "Contact\nAda Quill <ADA@Quill.example>\n"],
  ["in UTF-16", iconv.encode("Email,Name\nada@quill.example,Ädä\n", "utf16le", { addBOM: true })],
  ["in a column of notes", "Email,Notes\ncy@ink.example,referred by ada@quill.example in May\n"],
  ["in the first row", "ada@quill.example\n"],
  ["after the mark of an export", "Email\n'-chain@ink.example\n"],
])("an address that waits in a list is found: %s", async (_how, csv) => {
  const { db, access, search } = world();
  const importId = await mustReceive(access, db, csv, testNow);
  expect(await search()).toEqual({
    searchedCount: 1,
    unsearchedCount: 0,
    foundCount: 1,
    importIds: [importId],
  });
});

test("an address is counted once, lists of other sites are theirs, and none waits once it is imported", async () => {
  const { db, access, search } = world();
  const other = ownerOf(createSite(db).id);
  const ids = [
    await mustReceive(access, db, "Email\nada@quill.example\n", testNow),
    await mustReceive(access, db, "Email\nada@quill.example\n", testNow),
  ];
  await mustReceive(access, db, "Email\nsada@quill.example\n", testNow);
  await mustReceive(other, db, "Email\nben@ink.example\n", testNow);
  expect(await search()).toEqual({ searchedCount: 3, unsearchedCount: 0, foundCount: 1, importIds: ids });
  fs.rmSync(importFolder(), { recursive: true });
  await importList(access, db, "Email\nada@quill.example\n", {}, testNow);
  expect(await search()).toEqual({ searchedCount: 0, unsearchedCount: 0, foundCount: 0, importIds: [] });
});

test("what is too large, half uploaded or unreadable is named as not searched", async () => {
  const { db, access, search } = world();
  const importId = await mustReceive(access, db, "Email\nada@quill.example\n", testNow);
  fs.truncateSync(importFile(importId), 40_000_000);
  fs.writeFileSync(`${importFolder()}/incoming-half`, "Email\nada@quill.example\n");
  expect(await search()).toEqual({ searchedCount: 0, unsearchedCount: 2, foundCount: 0, importIds: [] });
});

test("the receipt of a deletion says whose address waits in which list", async () => {
  const db = openDatabase(
    path.join(fs.mkdtempSync(path.join(os.tmpdir(), "farewell-lists-")), "farewell.db"),
  );
  const siteId = createSite(db).id;
  createOwner(db, { siteId, email: "owner@studio.example", name: "Owner", passwordHash: "none" });
  const access = ownerOf(siteId);
  const { id } = createContact(db, { siteId, email: "ada@quill.example" });
  const importId = await mustReceive(access, db, "Email\nAda <ADA@quill.example>\n", testNow);
  const jobId = await runWholeDeletion(access, db, { kind: "ids", ids: [id] });
  expect(findDeletion(access, db, jobId)?.diskCheck).toMatchObject({
    addressCount: 1,
    files: [{ foundCount: 0 }, { foundCount: 0 }],
    lists: { searchedCount: 1, unsearchedCount: 0, foundCount: 1, importIds: [importId] },
  });
  db.$client.close();
});
