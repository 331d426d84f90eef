import fs from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { write } from "@/db/write";
import { forgetEmail } from "@/lib/consent/forget-email";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { identityDigests, rotateIdentityKey } from "@/lib/consent/identities/identity-keys";
import { changeContact } from "@/lib/contacts/change/change-contact";
import {
  endLedgerWorld,
  type LedgerWorld,
  linesOf,
  makeLedgerWorld,
  openIn,
  startIn,
} from "@/testing/databases/ledger-world";
import { ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { flushLedger } from "./flush-ledger";

let world: LedgerWorld;
let siteId: number;
beforeEach(() => {
  world = makeLedgerWorld();
  siteId = createSite(world.db).id;
});
afterEach(() => endLedgerWorld(world));

const digestOf = (email: string) => identityDigests(world.db, email)[0].digest.toString("base64url");
const flush = () => flushLedger(world.db, testNow);
const text = () => fs.readFileSync(world.ledger, "utf8");
const kinds = () => linesOf(world.ledger).map(({ kind }) => kind);
const remember = (email: string) =>
  write(world.db, (tx) => rememberErasedIdentity(tx, siteId, email, testNow, "forgotten"));
const waiting = () => world.db.$client.prepare("SELECT count(*) FROM ledger_outbox").pluck().get();
const restart = () => {
  world.db.$client.close();
  world = startIn(world.folder);
};
const linesAbout = (email: string) => {
  const digest = digestOf(email);
  return linesOf(world.ledger).filter((line) => "digests" in line && line.digests.includes(digest));
};

test("a deletion stands in the ledger before it says that it is done, in digests and bare numbers", async () => {
  const { id } = createContact(world.db, { siteId, email: "ada@quill.example", name: "Ada Quill" });
  let seen = "";
  world.db.$client.function("see_ledger", () => {
    seen = text();
    return 1;
  });
  world.db.$client.exec(
    `CREATE TEMP TRIGGER closing AFTER UPDATE OF status ON deletion_jobs WHEN new.status = 'completed' BEGIN
       SELECT see_ledger(); END`,
  );
  await runWholeDeletion(ownerOf(siteId), world.db, { kind: "ids", ids: [id] });
  expect(seen).toBe(text());
  expect(linesAbout("ada@quill.example")).toMatchObject([
    { kind: "erased", siteId, reason: "deleted", erasedAt: testNow, keyId: 0 },
  ]);
  expect(linesOf(world.ledger)).toContainEqual(
    expect.objectContaining({ kind: "gone", siteId, contactIds: [id], erasedAt: testNow }),
  );
  expect(text()).not.toMatch(/ada|quill/i);
  expect(fs.statSync(world.ledger).mode & 0o777).toBe(0o600);
});

describe("whoever leaves, by whatever door", () => {
  const doors: [string, (id: number) => unknown][] = [
    [
      "by a change",
      (id) =>
        world.db.$client.prepare("UPDATE contacts SET marketing_status = 'complained' WHERE id = ?").run(id),
    ],
    [
      "by a list",
      () =>
        importList(
          ownerOf(siteId),
          world.db,
          "Email\nada@quill.example\n",
          { consent: "opted_out" },
          testNow,
        ),
    ],
    [
      "by a list that nobody was on",
      () => importList(ownerOf(siteId), world.db, "Email,Status\nben@quill.example,bounced\n", {}, testNow),
    ],
  ];
  test.each(doors)("%s", async (_, leave) => {
    const { id } = createContact(world.db, { siteId, email: "ada@quill.example" });
    await leave(id);
    flush();
    const about = [...linesAbout("ada@quill.example"), ...linesAbout("ben@quill.example")];
    expect(about).toContainEqual(expect.objectContaining({ kind: "left", siteId }));
    expect(waiting()).toBe(0);
  });

  test("with every email that they had, also with one that they get later", () => {
    const { id } = createContact(world.db, {
      siteId,
      email: "ada@quill.example",
      marketingStatus: "unsubscribed",
    });
    const { updatedAt: seenAt } = world.db.$client
      .prepare("SELECT updated_at AS updatedAt FROM contacts WHERE id = ?")
      .get(id) as { updatedAt: number };
    const change = { contactId: id, seenAt, name: "", email: "ada@new.example" };
    expect(changeContact(ownerOf(siteId), world.db, change, testNow)).toMatchObject({ ok: true });
    flush();
    for (const email of ["ada@quill.example", "ada@new.example"])
      expect(linesAbout(email)).toContainEqual(
        expect.objectContaining({ kind: "left", status: "unsubscribed" }),
      );
  });
});

test("what someone said stands in it, though they said something else before it was written", () => {
  const { id } = createContact(world.db, { siteId, email: "ada@quill.example" });
  const say = world.db.$client.prepare("UPDATE contacts SET marketing_status = ? WHERE id = ?");
  for (const status of ["complained", "subscribed"]) say.run(status, id);
  flush();
  expect(linesAbout("ada@quill.example")).toMatchObject([{ kind: "left", status: "complained" }]);
});

test("a forgotten email and a new key stand in it, the key encrypted", () => {
  rotateIdentityKey(ownerOf(siteId), world.db, testNow);
  forgetEmail(ownerOf(siteId), world.db, { email: "ada@quill.example" }, testNow);
  flush();
  expect(kinds().slice(-2)).toEqual(["key", "erased"]);
  expect(linesAbout("ada@quill.example")).toMatchObject([{ keyId: 1, reason: "forgotten" }]);
});

test("what is repeated is written once", () => {
  remember("ada@quill.example");
  expect(flush()).toBe(1);
  const before = text();
  remember("ada@quill.example");
  expect(flush()).toBe(0);
  expect(text()).toBe(before);
});

/** Has the next flush die between writing its lines and noting that in the database. Returns the lines. */
function dieWhileFlushing(): string {
  const before = text();
  const client = world.db.$client;
  client.exec("CREATE TRIGGER dies BEFORE DELETE ON ledger_outbox BEGIN SELECT RAISE(ABORT, 'dies'); END");
  expect(flush).toThrow("dies");
  client.exec("DROP TRIGGER dies");
  return text().slice(before.length);
}

describe("a process that dies", () => {
  test.each([1, 7, 40])(
    "while it writes a line: %i bytes of it are cut, and it is written again",
    (bytes) => {
      remember("ada@quill.example");
      const before = text();
      const line = dieWhileFlushing();
      fs.writeFileSync(world.ledger, before + line.slice(0, bytes));
      restart();
      expect(text()).toBe(before);
      expect(flush()).toBe(1);
      expect(text()).toBe(before + line);
    },
  );

  test.each(["at the next start", "by another process"])(
    "after it wrote lines and before the database noted it: none stands there twice, %s",
    (how) => {
      remember("ada@quill.example");
      dieWhileFlushing();
      if (how === "at the next start") restart();
      else expect(flush()).toBe(0);
      expect(waiting()).toBe(0);
      remember("ben@quill.example");
      expect(flush()).toBe(1);
      expect(linesAbout("ada@quill.example")).toHaveLength(1);
    },
  );

  test("while it writes the very first line: the ledger is begun again", () => {
    world.db.$client.exec(
      "UPDATE instance SET ledger_line = 0, ledger_sum = '', ledger_bytes = 0, ledger_lacks_all = 1",
    );
    fs.truncateSync(world.ledger, 40);
    restart();
    expect(kinds()).toEqual(["ledger", "secret", "all"]);
  });

  test("before it wrote any: they are written at the next start", () => {
    remember("ada@quill.example");
    restart();
    expect(flush()).toBe(1);
    expect(linesAbout("ada@quill.example")).toHaveLength(1);
  });
});

describe("a ledger that is lost or damaged", () => {
  beforeEach(async () => {
    const { id } = createContact(world.db, { siteId, email: "ada@quill.example" });
    createContact(world.db, { siteId, email: "ben@quill.example", marketingStatus: "complained" });
    await runWholeDeletion(ownerOf(siteId), world.db, { kind: "ids", ids: [id] });
    remember("cem@quill.example");
    flush();
  });

  function expectEverything(): void {
    expect(linesAbout("ada@quill.example").at(-1)).toMatchObject({ kind: "erased", reason: "deleted" });
    expect(linesAbout("ben@quill.example").at(-1)).toMatchObject({ kind: "left", status: "complained" });
    expect(linesAbout("cem@quill.example").at(-1)).toMatchObject({ kind: "erased", reason: "forgotten" });
    expect(kinds().filter((kind) => kind === "gone").length).toBeGreaterThan(0);
  }

  test("is made anew of what the database remembers", () => {
    world.db.$client.close();
    fs.rmSync(world.ledger);
    world = startIn(world.folder);
    expect(kinds()[0]).toBe("ledger");
    expectEverything();
  });

  test("is filled in where its end was lost", () => {
    const lines = text().split("\n");
    world.db.$client.close();
    fs.writeFileSync(world.ledger, `${lines.slice(0, 3).join("\n")}\n`);
    world = startIn(world.folder);
    expectEverything();
    remember("dan@quill.example");
    expect(flush()).toBe(1);
  });

  const damages: [string, (lines: string[]) => string[]][] = [
    ["a changed byte", (lines) => lines.with(3, (lines[3] ?? "").replace(/\d/, "x"))],
    ["a line that is missing", (lines) => lines.toSpliced(3, 1)],
    ["two lines that became one", (lines) => lines.toSpliced(3, 2, `${lines[3]}${lines[4]}`)],
    ["an unreadable first line", (lines) => lines.with(0, "")],
  ];
  test.each(damages)("names %s in the middle, once, and has its content again", (_, damage) => {
    const lines = text().split("\n");
    const damaged = damage(lines).join("\n");
    world.db.$client.close();
    fs.writeFileSync(world.ledger, damaged);
    const known = lines.length;
    const opened = openIn(world.folder);
    expect(opened?.damagedLines).toContain(_ === "an unreadable first line" ? 1 : 4);
    expect(linesOf(world.ledger).length).toBeGreaterThan(known);
    expect(openIn(world.folder)?.damagedLines).toEqual([]);
    world = startIn(world.folder);
    expectEverything();
  });

  test("is made anew when it is removed while the instance runs", () => {
    fs.rmSync(world.ledger);
    remember("dan@quill.example");
    expect(flush()).toBe(0);
    expect(waiting()).toBe(0);
    expect(linesAbout("dan@quill.example")).toHaveLength(1);
    expectEverything();
  });

  test("is cut where the disk was full, and goes on when it has room", () => {
    const before = text();
    remember("dan@quill.example");
    fs.appendFileSync(world.ledger, '{"line":9,"after":"half a li');
    expect(flush()).toBe(1);
    expect(text().startsWith(before)).toBe(true);
    expect(linesAbout("dan@quill.example")).toHaveLength(1);
    restart();
    expectEverything();
  });

  test("that another program changed is left alone until the next start compares it", () => {
    remember("dan@quill.example");
    fs.truncateSync(world.ledger, text().split("\n").slice(0, 2).join("\n").length + 30);
    expect(flush).toThrow(/Start Farewell again/);
    restart();
    expectEverything();
    expect(linesAbout("dan@quill.example").length).toBeGreaterThan(0);
  });

  test("of another instance is refused by name, and stays as it is", () => {
    const other = makeLedgerWorld();
    const theirs = fs.readFileSync(other.ledger, "utf8");
    endLedgerWorld(other);
    world.db.$client.close();
    fs.writeFileSync(world.ledger, theirs);
    expect(() => openIn(world.folder)).toThrow(/belongs to another instance/);
    expect(text()).toBe(theirs);
  });
});

test("a full disk leaves no line that the database knows nothing of, and everything is written once there is room", () => {
  world.db.$client.exec("CREATE TABLE room (filler BLOB)");
  flush();
  remember("ada@quill.example");
  const before = text();
  const { $client } = world.db;
  // The line is appended, and only then the database finds no room for what it notes.
  $client.exec(
    "CREATE TEMP TRIGGER filling AFTER DELETE ON ledger_outbox BEGIN INSERT INTO room VALUES (zeroblob(1000000)); END",
  );
  $client.pragma(`max_page_count = ${$client.pragma("page_count", { simple: true })}`);
  expect(flush).toThrow("full");
  expect(text()).toBe(before);
  expect(waiting()).toBe(1);
  $client.exec("DROP TRIGGER filling");
  $client.pragma("max_page_count = 1000000");
  expect(flush()).toBe(1);
  expect(linesAbout("ada@quill.example")).toHaveLength(1);
  restart();
  expect(linesAbout("ada@quill.example")).toHaveLength(1);
});

test("a ledger that was removed and could not be made anew is made anew at the next call", () => {
  remember("ada@quill.example");
  flush();
  fs.rmSync(world.ledger);
  remember("dan@quill.example");
  const { $client } = world.db;
  // The first lines are written, and then the database finds no room for what it notes, nor for anything else.
  const trigger = "CREATE TEMP TRIGGER filling BEFORE UPDATE OF ledger_lacks_all ON instance";
  $client.exec(`${trigger} WHEN new.ledger_lacks_all = 0 BEGIN SELECT raise(ABORT, 'full'); END`);
  expect(flush).toThrow("full");
  expect(flush).toThrow("full");
  $client.exec("DROP TRIGGER filling");
  flush();
  expect(waiting()).toBe(0);
  for (const email of ["ada@quill.example", "dan@quill.example"]) expect(linesAbout(email)).toHaveLength(1);
  restart();
  for (const email of ["ada@quill.example", "dan@quill.example"]) expect(linesAbout(email)).toHaveLength(1);
});
