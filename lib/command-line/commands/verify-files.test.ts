import { afterAll, beforeAll, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import type { Database } from "@/db/open-database";
import { database } from "@/lib/system/instance";
import { openDatabaseFiles } from "@/lib/system/pages/database-files";
import { pageRoundsOf } from "@/lib/system/pages/page-rounds";
import { runTyped } from "@/testing/command-line/run-typed";
import { ownerOf, runWholeDeletion } from "@/testing/steps/deletion";

let db: Database;
let siteId: number;
let otherSiteId: number;
const ada = "ada@quill.example";

beforeAll(async () => {
  db = database();
  siteId = createSite(db).id;
  otherSiteId = createSite(db).id;
  createContact(db, { siteId, email: "grace@hopper.example" });
  const { id } = createContact(db, { siteId, email: ada });
  await runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: [id] });
});
afterAll(() => db.$client.close());

const verify = () => runTyped(["verify-files"]);
const run = (sql: string) => db.$client.exec(sql);

test("after a deletion it finds nothing", async () => {
  const { code, said, complained } = await verify();
  expect({ code, complained }).toEqual({ code: 0, complained: [] });
  expect(said).toContain("Outside of records, every byte is zero.");
  expect(said.at(-1)).toBe("No text holds the email of a deleted contact.");
});

test("an email in a text of the site that deleted it is found, however it is written there", async () => {
  run(
    `INSERT INTO tags (site_id, name) VALUES (${siteId}, 'wrote from Ada@QUILL.example. twice, ada@quill.example')`,
  );
  const { code, complained, all } = await verify();
  expect(code).toBe(1);
  expect(complained[0]).toBe("Found in tags.name: 1 email of deleted contacts.");
  expect(all).not.toMatch(/ada|quill/i);
  run(`UPDATE tags SET site_id = ${otherSiteId}`);
  expect(await verify()).toMatchObject({ code: 0 });
  run(`UPDATE tags SET site_id = ${siteId}`);
});

test("an email of someone who came back is rightly there", async () => {
  createContact(db, { siteId, email: ada });
  expect(await verify()).toMatchObject({ code: 0 });
  run(`DELETE FROM tags; DELETE FROM contacts WHERE email = '${ada}'`);
});

test("bytes between records are found, and it says what cleans them", async () => {
  await pageRoundsOf(db)?.seal(Date.now, () => undefined);
  const page = db.$client.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'contacts'").pluck().get();
  const at = (Number(page) - 1) * 4096 + 2000;
  openDatabaseFiles(db)[0]?.write(Buffer.from("ada@quill.example"), at);
  const { code, complained } = await verify();
  expect(code).toBe(1);
  expect(complained).toEqual([
    "Found 1 page with bytes between their records.",
    "Start Farewell: its worker cleans what another program or a killed process left. Then run this again.",
  ]);
});
