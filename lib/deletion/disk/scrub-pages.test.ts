import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { ownerOf, runWholeDeletion } from "@/testing/steps/deletion";

let folder: string;
let db: Database;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-scrub-"));
  db = openDatabase(path.join(folder, "farewell.db"));
});
afterEach(() => {
  db.$client.close();
  fs.rmSync(folder, { recursive: true });
});

const bytesOf = (name: string) => {
  const copy = `${path.join(folder, name)}.copy`;
  fs.cpSync(path.join(folder, name), copy);
  return fs.readFileSync(copy);
};

test("after a deletion no page of the files holds an address or a name of those deleted", async () => {
  const siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  // Mixed lengths make SQLite move cells between pages, which is what leaves copies behind.
  const people = write(db, () =>
    Array.from({ length: 600 }, (_, at) =>
      createContactWithEverything(db, {
        siteId,
        catalogue,
        email: `reader.${at * 7919}.${"x".repeat((at * 13) % 40)}@margin.example`,
        name: `Reader ${"Long Name ".repeat(at % 9)}${at}`,
      }),
    ),
  );
  const gone = people.filter((_, at) => at % 3 !== 0);
  const kept = people.filter((_, at) => at % 3 === 0);
  await runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: gone.map(({ id }) => id) });

  const bytes = bytesOf("farewell.db");
  expect(bytesOf("farewell.db-wal")).toHaveLength(0);
  expect(gone.filter(({ email }) => bytes.includes(`${email}`))).toEqual([]);
  expect(kept.every(({ email }) => bytes.includes(email))).toBe(true);
  expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(db.$client.pragma("foreign_key_check")).toEqual([]);
  db.$client.close();
  db = openDatabase(path.join(folder, "farewell.db"));
  expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(kept.length);
});
