import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openDatabase } from "@/db/open-database";
import { paymentAccounts, sendingSettings } from "@/db/schema";
import { write } from "@/db/write";
import { recordBackup } from "@/lib/backups/last-backups";
import { openLedger } from "@/lib/ledger/replay/open-ledger";
import { requireSecret } from "@/lib/secret/require-secret";
import { encryptSetting } from "@/lib/system/encrypt-setting";
import { beat } from "@/lib/system/heartbeats";
import { tryLockInstance } from "@/lib/system/instance-lock";
import { MailServer } from "@/testing/mail-server";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { examine } from "./examine";

let stripe: StripeServer;
let template: string;
let folder: string;
let db: Database;
let siteId: number;

beforeAll(async () => {
  stripe = await StripeServer.start();
  vi.stubEnv("STRIPE_API_BASE", stripe.url);
  template = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-doctor-"));
  const made = openDatabase(path.join(template, "farewell.db"));
  requireSecret(made, Date.now());
  openLedger(made, Date.now());
  made.$client.close();
});
afterAll(async () => {
  await stripe.stop();
  fs.rmSync(template, { recursive: true });
});
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-doctor-"));
  for (const name of ["farewell.db", "erasures.log"])
    fs.copyFileSync(path.join(template, name), path.join(folder, name));
  db = openDatabase(file());
  siteId = createSite(db, { name: "Quill studio" }).id;
  fs.chmodSync(folder, 0o700);
  for (const name of fs.readdirSync(folder)) fs.chmodSync(path.join(folder, name), 0o600);
});
afterEach(() => {
  if (db.$client.open) db.$client.close();
  fs.rmSync(folder, { recursive: true });
});

const file = () => path.join(folder, "farewell.db");

/** Returns a line for everything that is not as it should be, and all lines of `subject`. */
async function lines(subject = "", now = Date.now): Promise<string[]> {
  const findings = await examine(folder, now);
  return findings
    .filter((finding) => finding.state !== "ok" || finding.subject === subject)
    .map((finding) => `${finding.state} ${finding.subject}: ${finding.says}`);
}

const noBackup = "warning backup: No backup was ever made.";
const resting = [
  "warning worker: Farewell does not run on this DATA_DIR.",
  "warning mail of site 1: No mail server is set, so no letter leaves.",
  noBackup,
];

test("an installation that rests is well but for what was never set", async () => {
  expect(await lines()).toEqual(resting);
  expect(await lines("database")).toContainEqual(expect.stringMatching(/^ok database: The file is whole/));
});

test("it names nobody, and changes nothing", async () => {
  createOwner(db, { siteId, email: "ada@quill.example", name: "Ada Lovelace", passwordHash: "x" });
  createContact(db, { siteId, email: "grace@hopper.example", name: "Grace Hopper" });
  const before = fs.readdirSync(folder).map((name) => [name, fs.statSync(path.join(folder, name)).mtimeMs]);
  const said = JSON.stringify(await examine(folder, Date.now));
  expect(said).not.toMatch(/quill|hopper|ada|grace/i);
  expect(fs.readdirSync(folder).map((name) => [name, fs.statSync(path.join(folder, name)).mtimeMs])).toEqual(
    before,
  );
});

test("what other users could read is named", async () => {
  fs.chmodSync(folder, 0o755);
  fs.chmodSync(file(), 0o644);
  expect(await lines()).toEqual([
    "wrong files: Other users of this machine can read DATA_DIR, farewell.db.",
    ...resting,
  ]);
});

test("a folder that is not there, one without a database, and a file that is none", async () => {
  db.$client.close();
  fs.writeFileSync(file(), "garbage ".repeat(1000), { mode: 0o600 });
  expect(await lines()).toEqual(["wrong database: The database file cannot be opened."]);
  for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
  expect(await lines()).toEqual(["warning database: There is no database yet."]);
  expect(await examine(path.join(folder, "elsewhere"), Date.now)).toMatchObject([{ state: "wrong" }]);
});

test("damage in the middle of the file is found", async () => {
  const page = db.$client
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'sites'")
    .pluck()
    .get() as number;
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
  const bytes = fs.readFileSync(file());
  bytes.fill("garbage ", (page - 1) * 4096 + 8, page * 4096);
  fs.writeFileSync(file(), bytes);
  expect(await lines()).toContainEqual(expect.stringMatching(/^wrong database: The file is damaged/));
});

test("a database of another age is said, and not read further", async () => {
  db.$client.exec("UPDATE __drizzle_migrations SET created_at = created_at + 1e12");
  expect(await lines()).toEqual(["wrong database: It is of a newer version of Farewell than this one."]);
  db.$client.exec("UPDATE __drizzle_migrations SET created_at = created_at - 2e12");
  expect(await lines()).toEqual(["warning database: It is of an older version of Farewell."]);
});

test("a journal of another kind is said, and everything else is checked all the same", async () => {
  db.$client.pragma("journal_mode = DELETE");
  db.$client.close();
  const found = await lines("secret");
  expect(found).toContain(
    "wrong database: The journal mode is delete instead of wal: another program changed it.",
  );
  expect(found).toContain("ok secret: The one from APP_SECRET is that of the database.");
});

test("a worker that has just been started for the first time is no fault", async () => {
  const lock = tryLockInstance(folder);
  try {
    expect(await lines("worker")).toContain("warning worker: It starts.");
  } finally {
    lock?.release();
  }
});

test("a worker that holds the folder has to write", async () => {
  const lock = tryLockInstance(folder);
  const now = Date.now();
  write(db, (tx) => beat(tx, "worker", now - 61_000));
  expect(await lines("worker", () => now)).toContain(
    "wrong worker: It runs, and has not written for 61 seconds.",
  );
  write(db, (tx) => beat(tx, "worker", now));
  expect(await lines("worker", () => now)).toContain("ok worker: It works.");
  lock?.release();
});

function setMailServer(url: string): void {
  db.delete(sendingSettings).run();
  db.insert(sendingSettings)
    .values({
      siteId,
      encryptedUrl: encryptSetting(url),
      mailFrom: "a@quill.example",
      mailsPerSecond: 50,
      setBy: "ada",
      setAt: 1,
    })
    .run();
}

test("each mail server is asked, and gets no letter", async () => {
  const server = await MailServer.start();
  setMailServer(server.url);
  expect(await lines("mail of site 1")).toContain(
    "ok mail of site 1: The mail server answers and lets us in.",
  );
  expect(server.messages).toEqual([]);
  await server.stop();
  expect(await lines()).toContainEqual(
    expect.stringMatching(/^wrong mail of site 1: Nothing takes mail there/),
  );
  db.$client.exec("UPDATE sending_settings SET encrypted_url = 'AAAA'");
  expect(await lines()).toContain(
    "wrong mail of site 1: The stored mail server cannot be opened with this secret.",
  );
});

test("each Stripe key is asked, and Stripe's clock is compared with ours", async () => {
  const at = Date.now();
  stripe.store.settings.now = () => at;
  db.insert(paymentAccounts)
    .values({
      ...{ siteId, provider: "stripe", encryptedKey: encryptSetting(testKey), keyHint: "", accountName: "" },
      ...{ connectedBy: "ada", connectedAt: 1 },
    })
    .run();
  expect(await lines("Stripe of site 1")).toContain("ok Stripe of site 1: The key answers for acct_1/test.");
  expect(await lines("clock", () => at + 2000)).toContain("ok clock: It agrees with Stripe's.");
  expect(await lines("clock", () => at + 90_000)).toContainEqual(
    expect.stringMatching(/^warning clock: It is 9[01] seconds ahead of Stripe's/),
  );
  expect(await lines("clock", () => at - 3_600_000)).toContainEqual(
    expect.stringMatching(/^wrong clock: It is 3(600|599) seconds behind Stripe's/),
  );
});

test("without another clock, files from the future show that it was set back", async () => {
  expect(await lines("clock")).toContainEqual(expect.stringMatching(/^ok clock: No file is from the future/));
  expect(await lines("clock", () => Date.now() - 7_200_000)).toContain(
    "wrong clock: Files in DATA_DIR are from the future, so it was set back.",
  );
});

test("the secret has to be that of the database", async () => {
  expect(await lines("secret")).toContain("ok secret: The one from APP_SECRET is that of the database.");
  db.$client.exec("UPDATE instance SET secret_check = zeroblob(32)");
  expect(await lines()).toContain("wrong secret: It is not that of the database.");
  db.$client.exec("DELETE FROM instance");
  expect(await lines()).toContain("warning secret: The database does not know its secret yet.");
});

test("a backup has to be of today or yesterday", async () => {
  const madeAt = Date.UTC(2026, 0, 15);
  recordBackup(db, { kind: "whole", madeAt, bytes: 1_500_000, keepDays: 14 });
  expect(await lines("backup", () => madeAt + 1)).toContain(
    "ok backup: The last one was made at 2026-01-15T00:00:00.000Z, 1.5 MB.",
  );
  expect(await lines("backup", () => madeAt + 3 * 86_400_000)).toContain(
    "warning backup: The last one was made at 2026-01-15T00:00:00.000Z.",
  );
});

test("the ledger has to be whole, and that of the database", async () => {
  const ledger = path.join(folder, "erasures.log");
  expect(await lines("ledger")).toContainEqual(expect.stringMatching(/^ok ledger: It is whole/));
  db.$client.exec("UPDATE instance SET id = 'another'");
  expect(await lines()).toContain("wrong ledger: It cannot be used beside this database.");
  fs.rmSync(ledger);
  expect(await lines()).toContain("warning ledger: There is no erasures.log yet.");
});

test("a restore whose deletions wait, or are held, is told until they are done", async () => {
  db.$client.exec(
    `INSERT INTO ledger_replays (since_entry, is_on_chain, phase, started_at, finished_at, erased_again_count, lowered_count)
     VALUES (0, 1, 'closing', 0, 0, 3, 2);
     INSERT INTO deletion_jobs (site_id, number, status, created_by, created_at, replay_id, deleted_count, needs_attention_count)
     VALUES (1, 1, 'completed', '', 0, 1, 1, 1)`,
  );
  expect(await lines("restore")).toEqual(
    expect.arrayContaining([
      "ok restore: At 1970-01-01T00:00:00.000Z a copy was brought up to the ledger: 1 contact deleted again, 2 contacts left since.",
      "warning restore: 1 contact of the last restore still to be deleted again.",
      "warning restore: 1 contact of the last restore held: billing is not proven stopped.",
    ]),
  );
});
