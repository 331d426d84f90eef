import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { rotateIdentityKey } from "@/lib/consent/identities/identity-keys";
import { recordConsentEvent } from "@/lib/consent/record-consent-event";
import { flushLedger } from "@/lib/ledger/flush-ledger";
import { requireSecret } from "@/lib/secret/require-secret";
import { keyOf } from "@/lib/system/app-secret";
import { encryptSetting } from "@/lib/system/encrypt-setting";
import { findInstance } from "@/lib/system/secret-check";
import {
  copyDatabase,
  endLedgerWorld,
  eraseAtOnce,
  type LedgerWorld,
  linesOf,
  makeLedgerWorld,
  placeCopy,
  restoreCopy,
  startIn,
} from "@/testing/databases/ledger-world";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { findLastReplay } from "./find-replay";
import { requireComparedLedger } from "./require-compared";

let world: LedgerWorld;
let siteId: number;
let copies: string;
beforeEach(() => {
  world = makeLedgerWorld();
  siteId = createSite(world.db).id;
  copies = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-copies-"));
});
afterEach(() => {
  endLedgerWorld(world);
  fs.rmSync(copies, { recursive: true, force: true });
});

const add = (email: string, createdAt = testNow - 1000) =>
  createContact(world.db, { siteId, email, createdAt }).id;
const say = (id: number, status: string) =>
  world.db.$client.prepare("UPDATE contacts SET marketing_status = ? WHERE id = ?").run(status, id);
const statusOf = (email: string) =>
  world.db.$client.prepare("SELECT marketing_status FROM contacts WHERE email = ?").pluck().get(email);
const seen = () =>
  world.db.$client.prepare("SELECT email FROM contacts WHERE erased_before_at IS NULL").pluck().all();
const everything = () =>
  ["contacts", "erased_identities", "identity_keys", "deletion_items", "ledger_replays"].map((table) =>
    world.db.$client.prepare(`SELECT * FROM ${table}`).all(),
  );
const raw = (folder: string) => openDatabase(path.join(folder, "farewell.db"));

describe("killed in the middle of a replay", () => {
  const places: [string, string, number?][] = [
    ["before it read the ledger", "AFTER INSERT ON ledger_replays"],
    ["after it read the ledger", "BEFORE UPDATE ON ledger_replays WHEN new.phase = 'matching'"],
    [
      "between two batches of contacts",
      "BEFORE UPDATE ON ledger_replays WHEN new.phase = 'matching' AND new.position > 500",
      520,
    ],
    ["after it compared the contacts", "BEFORE UPDATE ON ledger_replays WHEN new.phase = 'merging'"],
    ["while it puts back what is remembered", "BEFORE DELETE ON ledger_replay_digests"],
    ["after that", "BEFORE UPDATE ON ledger_replays WHEN new.phase = 'closing'"],
    ["when all is done", "BEFORE UPDATE ON ledger_replays WHEN new.finished_at IS NOT NULL"],
  ];
  test.each(places)("%s, it goes on and ends the same", async (_, place, count = 5) => {
    write(world.db, () => {
      for (let number = 0; number < count; number += 1) add(`reader${number}@quill.example`);
    });
    await copyDatabase(world, copies);
    eraseAtOnce(world.db, siteId, 1, testNow);
    eraseAtOnce(world.db, siteId, count, testNow);
    say(count - 1, "complained");
    rotateIdentityKey(ownerOf(siteId), world.db, testNow);
    const folder = placeCopy(world, copies);
    world = restoreCopy(world, copies);
    const whole = everything();

    const killed = raw(folder);
    const end = "BEGIN SELECT RAISE(ABORT, 'killed'); END";
    killed.$client.exec(`CREATE TRIGGER killed ${place} ${end}`);
    killed.$client.close();
    expect(() => startIn(folder)).toThrow("killed");
    const again = raw(folder);
    again.$client.exec("DROP TRIGGER killed");
    again.$client.close();
    endLedgerWorld(world);
    world = startIn(folder);
    expect(everything()).toEqual(whole);
    expect(findLastReplay(world.db)).toMatchObject({ erasedAgainCount: 2, loweredCount: 1 });
  });
});

test("web answers nobody before the worker has compared the two", async () => {
  add("ada@quill.example");
  await copyDatabase(world, copies);
  eraseAtOnce(world.db, siteId, 1, testNow);
  const folder = placeCopy(world, copies);
  const db = raw(folder);
  expect(() => requireComparedLedger(db)).toThrow(/Start Farewell as a whole/);
  db.$client.close();
  endLedgerWorld(world);
  world = startIn(folder);
  expect(() => requireComparedLedger(world.db)).not.toThrow();
});

test("an older ledger put beside a newer database changes nobody, and has everything again", () => {
  eraseAtOnce(world.db, siteId, add("ada@quill.example"), testNow);
  const ben = add("ben@quill.example");
  say(ben, "unsubscribed");
  flushLedger(world.db, testNow);
  const older = fs.readFileSync(world.ledger, "utf8");
  write(world.db, (tx) => recordConsentEvent(tx, ben, "confirmed", "double opt-in", testNow + 1000));
  say(ben, "subscribed");
  eraseAtOnce(world.db, siteId, add("cem@quill.example"), testNow + 2000);
  add("ada@quill.example", testNow + 3000);
  flushLedger(world.db, testNow + 4000);
  const lines = older.split("\n");
  world.db.$client.close();
  fs.writeFileSync(world.ledger, `${lines.slice(0, -2).join("\n")}\n`);
  world = startIn(world.folder);
  expect(seen().sort()).toEqual(["ada@quill.example", "ben@quill.example"]);
  expect(statusOf("ben@quill.example")).toBe("subscribed");
  expect(linesOf(world.ledger).at(-1)).toMatchObject({ kind: "all" });
  expect(linesOf(world.ledger).filter(({ kind }) => kind === "erased").length).toBeGreaterThanOrEqual(2);
});

test("a copy that went its own way is compared by emails and moments, never by numbers", async () => {
  add("ada@quill.example");
  await copyDatabase(world, copies);
  eraseAtOnce(world.db, siteId, 1, testNow);
  eraseAtOnce(world.db, siteId, add("ben@quill.example"), testNow);
  flushLedger(world.db, testNow);
  const ledger = fs.readFileSync(world.ledger, "utf8");
  endLedgerWorld(world);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-fork-"));
  fs.copyFileSync(path.join(copies, "farewell.db"), path.join(folder, "farewell.db"));
  world = startIn(folder);
  const cem = add("cem@quill.example");
  expect(cem).toBe(2);
  add("ben@quill.example", testNow + 5000);
  eraseAtOnce(world.db, siteId, add("dan@quill.example"), testNow);
  world.db.$client.close();
  fs.writeFileSync(world.ledger, ledger);
  world = startIn(folder);
  expect(seen().sort()).toEqual(["ben@quill.example", "cem@quill.example"]);
  const { db } = world;
  const erased = linesOf(world.ledger).flatMap((line) => (line.kind === "erased" ? line.digests : []));
  const remembered = db.$client.prepare("SELECT digest FROM erased_identities").pluck().all() as Buffer[];
  for (const digest of remembered) expect(erased).toContain(digest.toString("base64url"));
});

test("a copy from before instances had names belongs to the ledger of its secret", async () => {
  add("ada@quill.example");
  const id = findInstance(world.db)?.id;
  await copyDatabase(world, copies);
  eraseAtOnce(world.db, siteId, 1, testNow);
  const unnamed = raw(copies);
  unnamed.$client.exec("DELETE FROM instance");
  unnamed.$client.close();
  world = restoreCopy(world, copies);
  expect(findInstance(world.db)?.id).toBe(id);
  expect(seen()).toEqual([]);
});

test("keys that another secret encrypted are said, and nobody is answered", async () => {
  add("ada@quill.example");
  await copyDatabase(world, copies);
  rotateIdentityKey(ownerOf(siteId), world.db, testNow);
  eraseAtOnce(world.db, siteId, 1, testNow);
  const other = keyOf("another secret than that of these tests", "sealed-settings");
  world.db.$client
    .prepare("UPDATE identity_keys SET encrypted_key = ?")
    .run(encryptSetting(Buffer.alloc(32).toString("base64"), other));
  const folder = placeCopy(world, copies);
  expect(() => startIn(folder)).toThrow(/encrypted with another secret/);
  const db = raw(folder);
  requireSecret(db, testNow);
  expect(() => requireComparedLedger(db)).toThrow();
  db.$client.close();
  fs.rmSync(folder, { recursive: true });
});
