import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { mustPreview, ownerOf, runWholeDeletion } from "@/testing/steps/deletion";

let db: Database;
let siteId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  createContact(db, { siteId: createSite(db).id });
});

const everyone = (except: number[] = []): ContactSelection => ({
  kind: "matching",
  filter: { everyone: true },
  except,
});
const wholeSiteOf = async (selection: ContactSelection) =>
  (await mustPreview(ownerOf(siteId), db, selection)).plan.wholeSite;
const add = (count: number) => Array.from({ length: count }, () => createContact(db, { siteId }).id);
const hide = (id: number) => db.$client.prepare("UPDATE contacts SET hidden_at = 1 WHERE id = ?").run(id);

test("everyone on the site is known, whether by filter or by id", async () => {
  const ids = add(3);
  expect(await wholeSiteOf(everyone())).toEqual({ hiddenLeft: 0 });
  expect(await wholeSiteOf({ kind: "ids", ids })).toEqual({ hiddenLeft: 0 });
});

test("one who stays is enough not to be everyone", async () => {
  const [first = 0] = add(3);
  expect(await wholeSiteOf(everyone([first]))).toBeUndefined();
  expect(await wholeSiteOf({ kind: "ids", ids: [first] })).toBeUndefined();
});

test("hidden contacts who stay are counted, and those who go too are not", async () => {
  const [first = 0, second = 0, ...rest] = add(5);
  hide(first);
  hide(second);
  expect(await wholeSiteOf(everyone())).toEqual({ hiddenLeft: 2 });
  expect(await wholeSiteOf({ kind: "ids", ids: [first, ...rest] })).toEqual({ hiddenLeft: 1 });
  expect(await wholeSiteOf({ kind: "ids", ids: [first, second] })).toBeUndefined();
});

test("whoever went before is not missed", async () => {
  const [first = 0] = add(3);
  await runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: [first] });
  expect(await wholeSiteOf(everyone())).toEqual({ hiddenLeft: 0 });
});
