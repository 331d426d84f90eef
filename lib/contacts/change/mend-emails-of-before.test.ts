import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type SqliteClient from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "@/db/open-database";
import { makeDatabaseOf, tablesInOrder } from "@/testing/databases/make-database-of";
import { mendEmails } from "./mend-emails";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-mend-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const contents = (client: SqliteClient.Database): Record<string, unknown[]> =>
  Object.fromEntries(
    tablesInOrder(client).map((table) => [table, client.prepare(`SELECT * FROM "${table}"`).all()]),
  );

const mendedAt = 1_768_100_000_000;
const emailsOfBefore = {
  "hidden\u200b@quill.example": "hidden@quill.example",
  "\ufeffmarked@quill.example": "marked@quill.example",
  "loud@QUILL.Example": "loud@quill.example",
  "usual@quill.example": "usual@quill.example",
  // Two contacts who turn out to have one email stay as they are, whichever was first.
  "twin@quill.example": "twin@quill.example",
  "tw\u200bin@quill.example": "tw\u200bin@quill.example",
  "ear\u200blier@quill.example": "earlier@quill.example",
  "e\u200barlier@quill.example": "e\u200barlier@quill.example",
};

test("addresses of before are mended in place: nothing is lost, nobody is merged, and who collides is counted", () => {
  const file = path.join(folder, "farewell.db");
  const old = makeDatabaseOf("0007_contact_job_actors", file);
  const first = old.prepare("SELECT * FROM contacts").get() as Record<string, unknown>;
  const add = old.prepare(
    `INSERT INTO contacts (${Object.keys(first).join(", ")}) VALUES (${Object.keys(first).fill("?").join(", ")})`,
  );
  const idOf = new Map<number, string>();
  for (const [at, email] of Object.keys(emailsOfBefore).entries()) {
    const id = 100 + at;
    idOf.set(id, email);
    add.run(
      Object.values({ ...first, id, email, name: `Reader ${id}`, search_text: `reader ${id}\n${email}` }),
    );
  }
  // It is a made-up row, without a key that could encrypt anything.
  old.exec("DELETE FROM identity_keys");
  const before = contents(old);
  old.close();

  const db = openDatabase(file);
  const counts = () => Object.entries(contents(db.$client)).map(([table, rows]) => [table, rows.length]);
  const upgraded = counts();
  mendEmails(db, mendedAt);
  const emails = db.$client.prepare("SELECT id, email FROM contacts WHERE id >= 100 ORDER BY id").raw().all();
  expect(emails).toEqual(
    [...idOf].map(([id, email]) => [id, emailsOfBefore[email as keyof typeof emailsOfBefore]]),
  );
  expect(contents(db.$client).contacts).toHaveLength(before.contacts?.length ?? 0);
  const grown = ["audit_log", "upgrade_steps"];
  expect(counts().filter(([table]) => !grown.includes(String(table)))).toEqual(
    upgraded.filter(([table]) => !grown.includes(String(table))),
  );
  const told = "SELECT counts FROM audit_log WHERE action = 'addresses_mended'";
  expect(
    db.$client
      .prepare(told)
      .pluck()
      .all()
      .map((one) => JSON.parse(String(one))),
  ).toEqual([
    // The two who collide keep their emails; only their search text is mended.
    { contacts: 6, collisions: 2 },
  ]);
  expect(
    db.$client
      .prepare("SELECT count(*) FROM contacts WHERE search_text LIKE '%hidden@quill.example'")
      .pluck()
      .get(),
  ).toBe(1);
  expect(db.$client.pragma("foreign_key_check")).toEqual([]);

  const settled = contents(db.$client);
  mendEmails(db, mendedAt + 1);
  expect(contents(db.$client).contacts).toEqual(settled.contacts);
  db.$client.close();
});
