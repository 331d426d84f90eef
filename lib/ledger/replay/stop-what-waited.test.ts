import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { beat } from "@/lib/system/heartbeats";
import {
  copyDatabase,
  endLedgerWorld,
  eraseAtOnce,
  type LedgerWorld,
  makeLedgerWorld,
  placeCopy,
  restoreCopy,
} from "@/testing/databases/ledger-world";
import { testNow } from "@/testing/steps/deletion";
import { findLastReplay } from "./find-replay";
import { openLedger } from "./open-ledger";

let world: LedgerWorld;
let siteId: number;
let copies: string;
const day = 86_400_000;

beforeEach(() => {
  world = makeLedgerWorld();
  siteId = createSite(world.db).id;
  copies = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-copies-"));
});
afterEach(() => {
  endLedgerWorld(world);
  fs.rmSync(copies, { recursive: true, force: true });
});

const broadcast = (id: number, status: string, scheduledAt: number | null = null) =>
  world.db.$client
    .prepare(
      "INSERT INTO broadcasts (id, site_id, subject, created_at, status, scheduled_at) VALUES (?, ?, 'News', 0, ?, ?)",
    )
    .run(id, siteId, status, scheduledAt);
const statuses = (table: string) =>
  world.db.$client.prepare(`SELECT status FROM ${table} ORDER BY id`).pluck().all();
const value = (sql: string) => world.db.$client.prepare(sql).pluck().get();

/** Fills the database with everything that waits or is under way. */
function begin(): number {
  const { id } = createContact(world.db, { siteId, email: "ada@quill.example" });
  createContact(world.db, { siteId, email: "ben@quill.example" });
  broadcast(1, "sending");
  broadcast(2, "scheduled", testNow + day);
  broadcast(3, "scheduled", testNow + 30 * day);
  broadcast(4, "draft");
  broadcast(5, "sent");
  broadcast(6, "scheduled", testNow + 30 * day);
  const { $client } = world.db;
  const letter = $client.prepare(
    `INSERT INTO outgoing_mail (contact_id, id, kind, template, parameters, state, next_attempt_at, created_at, seed,
       broadcast_id, site_id) VALUES (2, @id, @kind, @template, '{}', 'queued', 0, 0, x'01', @broadcastId, ${siteId})`,
  );
  letter.run({ id: 1, kind: "marketing", template: "broadcast", broadcastId: 5 });
  letter.run({ id: 2, kind: "transactional", template: "confirm_subscription", broadcastId: null });
  $client.exec(
    `INSERT INTO imports (site_id, created_by, status, created_at) VALUES (${siteId}, '', 'importing', 0);
     INSERT INTO bulk_actions (site_id, status, action, created_by, created_at)
       VALUES (${siteId}, 'running', '{"do":"unsubscribe"}', '', 0);
     INSERT INTO deletion_jobs (site_id, status, created_by, created_at) VALUES (${siteId}, 'running', '', 0);
     INSERT INTO users (id, name, email, email_verified, created_at, updated_at) VALUES ('u', '', 'u', 0, 0, 0);
     INSERT INTO sessions (id, user_id, token, expires_at, created_at, updated_at) VALUES ('s', 'u', 't', 0, 0, 0)`,
  );
  return id;
}

test("of a restored copy nothing goes out twice, goes on by itself, or is signed in", async () => {
  const ada = begin();
  write(world.db, (tx) => beat(tx, "worker", testNow));
  await copyDatabase(world, copies);
  for (const id of [4, 6])
    world.db.$client.prepare("UPDATE broadcasts SET status = 'sending' WHERE id = ?").run(id);
  eraseAtOnce(world.db, siteId, ada, testNow + 1000);
  world = restoreCopy(world, copies, { now: testNow + 2 * day });
  expect(statuses("broadcasts")).toEqual(["stopped", "draft", "scheduled", "stopped", "sent", "stopped"]);
  expect(value("SELECT problem FROM broadcasts WHERE id = 2")).toBe("restored");
  expect(value("SELECT failed_count FROM broadcasts WHERE id = 5")).toBe(1);
  expect(world.db.$client.prepare("SELECT state FROM outgoing_mail ORDER BY id").pluck().all()).toEqual([
    "failed",
    "queued",
  ]);
  expect(statuses("imports")).toEqual(["stopped"]);
  expect(statuses("bulk_actions")).toEqual(["stopped"]);
  expect(
    world.db.$client.prepare("SELECT status FROM deletion_jobs WHERE replay_id IS NULL").pluck().all(),
  ).toEqual(["stopping"]);
  expect(value("SELECT count(*) FROM sessions")).toBe(0);
  expect(findLastReplay(world.db)).toMatchObject({ copiedAt: testNow, stoppedCount: 7 });
});

test("a database that lost its last moments to a power failure goes on with its jobs, but sends nothing twice", async () => {
  const ada = begin();
  write(world.db, (tx) => beat(tx, "worker", testNow));
  await copyDatabase(world, copies);
  eraseAtOnce(world.db, siteId, ada, testNow + 1000);
  world = restoreCopy(world, copies, { now: testNow + 5000 });
  expect(statuses("broadcasts")).toEqual(["stopped", "scheduled", "scheduled", "draft", "sent", "scheduled"]);
  expect(statuses("imports")).toEqual(["importing"]);
  expect(value("SELECT count(*) FROM sessions")).toBe(1);
  expect(value("SELECT count(*) FROM contacts WHERE erased_before_at IS NOT NULL")).toBe(1);
  expect(value("SELECT count(*) FROM audit_log WHERE action = 'copy_restored'")).toBe(0);
});

test("a backup that is put back sends nothing twice, even if nobody was erased since", async () => {
  begin();
  await copyDatabase(world, copies);
  const folder = placeCopy(world, copies);
  endLedgerWorld(world);
  world = {
    folder,
    db: openDatabase(path.join(folder, "farewell.db")),
    ledger: path.join(folder, "erasures.log"),
  };
  const opened = openLedger(world.db, testNow + 2 * day, { isCopy: true });
  expect(opened?.replay).toMatchObject({ erasedAgainCount: 0, loweredCount: 0, stoppedCount: 5 });
  expect(statuses("broadcasts")).toEqual(["stopped", "draft", "scheduled", "draft", "sent", "scheduled"]);
  expect(value("SELECT count(*) FROM audit_log WHERE action = 'copy_restored'")).toBe(1);
});
