import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import SqliteClient from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openForReading } from "@/db/open-database";
import { backUp } from "@/lib/backups/back-up";
import { verifyBackup } from "@/lib/backups/verify-backup";
import { env } from "@/lib/system/env";
import { tryLockInstance } from "@/lib/system/instance-lock";
import { endLedgerWorld, type LedgerWorld, makeLedgerWorld, startIn } from "@/testing/databases/ledger-world";
import { type RestoreOrder, type RestoreStep, restoreBackup } from "./restore-backup";
import { settleRestore } from "./settle-restore";

const noon = Date.UTC(2026, 0, 15, 12);

let world: LedgerWorld;
let elsewhere: string;
let backup: string;

beforeEach(() => {
  elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-restore-"));
  world = makeLedgerWorld();
  createContact(world.db, { siteId: createSite(world.db).id, email: "before@quill.example" });
  fs.writeFileSync(path.join(world.folder, "signing-key"), "the key of the instance");
  backup = makeBackupOf(world);
  createContact(world.db, { siteId: 1, email: "since@quill.example" });
});
afterEach(() => {
  if (world.db.$client.open) world.db.$client.close();
  endLedgerWorld({ ...world, db: { $client: { close: () => undefined } } as unknown as Database });
  fs.rmSync(elsewhere, { recursive: true });
});

function makeBackupOf({ folder, db }: LedgerWorld): string {
  const directory = path.join(elsewhere, "backups");
  const made = backUp({ folder, db, directory, kind: "whole", keepDays: 14, now: () => noon });
  if (!made.ok) throw new Error(made.refusal);
  return made.path;
}

function restoreInto(folder: string, more: Partial<RestoreOrder> = {}) {
  return restoreBackup({
    ...{ from: backup, folder, ledgerFrom: undefined, isReplacing: false },
    variable: env().APP_SECRET,
    askSecret: async () => undefined,
    now: () => noon,
    ...more,
  });
}

/** Returns what is in a data folder, as far as it matters: who is in the database, and every other file. */
function stateOf(folder: string): Record<string, string> {
  if (!fs.existsSync(folder)) return {};
  const state: Record<string, string> = {};
  for (const name of fs.readdirSync(folder)) {
    if (/^(instance-lock|backup-lock|farewell\.db-(wal|shm|clean))/.test(name)) continue;
    const file = path.join(folder, name);
    state[name] =
      name === "farewell.db"
        ? emailsIn(file)
        : fs.statSync(file).isDirectory()
          ? "…"
          : fs.readFileSync(file, "utf8");
  }
  return state;
}

function emailsIn(file: string): string {
  const db = openForReading(file);
  const emails = db.$client.prepare(
    "SELECT group_concat(email) FROM (SELECT email FROM contacts ORDER BY id)",
  );
  const found = emails.pluck().get() as string;
  db.$client.close();
  return found;
}

test("an empty folder becomes the instance as it was, which only its user can read, and starts", async () => {
  const folder = path.join(elsewhere, "new");
  expect(await restoreInto(folder)).toMatchObject({ ok: true, savedAt: undefined, isSecretWritten: false });
  expect(stateOf(folder)).toMatchObject({
    "farewell.db": "before@quill.example",
    "signing-key": "the key of the instance",
  });
  expect((fs.statSync(folder).mode & 0o777).toString(8)).toBe("700");
  for (const name of ["farewell.db", "erasures.log", "signing-key"])
    expect((fs.statSync(path.join(folder, name)).mode & 0o777).toString(8)).toBe("600");
  expect(fs.readdirSync(folder).filter((name) => name.startsWith("restore"))).toEqual([]);
  startIn(folder).db.$client.close();
});

test("the same instance is replaced, and what it was is backed up beside the backup", async () => {
  fs.mkdirSync(path.join(world.folder, "imports"));
  fs.writeFileSync(path.join(world.folder, "imports", "7.csv"), "email\n");
  world.db.$client.close();
  const restored = await restoreInto(world.folder);
  if (!restored.ok) throw new Error(restored.refusal);
  expect(stateOf(world.folder)).toMatchObject({ "farewell.db": "before@quill.example" });
  expect(fs.existsSync(path.join(world.folder, "imports"))).toBe(false);
  const savedAt = restored.savedAt ?? "";
  expect(path.dirname(savedAt)).toBe(path.dirname(backup));
  expect(verifyBackup(savedAt).ok).toBe(true);
  expect(emailsIn(path.join(savedAt, "farewell.db"))).toBe("before@quill.example,since@quill.example");
  startIn(world.folder).db.$client.close();
});

test("another instance is replaced only when that is asked for, and leaves nothing behind", async () => {
  const other = makeLedgerWorld();
  createSite(other.db);
  createContact(other.db, { siteId: 1, email: "other@press.example" });
  fs.writeFileSync(path.join(other.folder, "signing-key"), "the key of another");
  fs.writeFileSync(path.join(other.folder, "app-secret"), "the stale secret of another instance");
  other.db.$client.close();
  const before = stateOf(other.folder);
  expect(await restoreInto(other.folder)).toEqual({ ok: false, refusal: "other_instance" });
  expect(stateOf(other.folder)).toEqual(before);
  fs.rmSync(path.join(backup, "signing-key"));
  expect(await restoreInto(other.folder, { isReplacing: true })).toMatchObject({ refusal: "missing_file" });
  backup = makeBackupOf(world);
  const restored = await restoreInto(other.folder, { isReplacing: true });
  if (!restored.ok) throw new Error(restored.refusal);
  expect(emailsIn(path.join(restored.savedAt ?? "", "farewell.db"))).toBe("other@press.example");
  expect(stateOf(other.folder)).toMatchObject({ "signing-key": "the key of the instance" });
  expect(stateOf(other.folder)).not.toHaveProperty("app-secret");
  startIn(other.folder).db.$client.close();
  fs.rmSync(other.folder, { recursive: true });
});

test("a database that cannot be read is replaced only when that is asked for", async () => {
  world.db.$client.close();
  for (const name of ["farewell.db-wal", "farewell.db-shm"])
    fs.rmSync(path.join(world.folder, name), { force: true });
  fs.writeFileSync(path.join(world.folder, "farewell.db"), "garbage ".repeat(2000));
  expect(await restoreInto(world.folder)).toEqual({ ok: false, refusal: "unreadable_database" });
  expect(await restoreInto(world.folder, { isReplacing: true })).toMatchObject({
    ok: true,
    savedAt: undefined,
  });
  expect(stateOf(world.folder)).toMatchObject({ "farewell.db": "before@quill.example" });
});

test("nothing is restored beside a running worker, and not from a ledger alone", async () => {
  const lock = tryLockInstance(world.folder);
  expect(await restoreInto(world.folder)).toEqual({ ok: false, refusal: "running" });
  lock?.release();
  const { folder, db } = world;
  const directory = path.join(elsewhere, "backups");
  const ledger = backUp({ folder, db, directory, kind: "ledger", keepDays: 14, now: () => noon });
  if (!ledger.ok) throw new Error(ledger.refusal);
  expect(await restoreInto(folder, { from: ledger.path })).toEqual({ ok: false, refusal: "ledger_alone" });
  expect(await restoreInto(folder, { from: directory })).toEqual({ ok: false, refusal: "no_backup" });
});

const old: RestoreStep[] = ["verified", "backed up", "copied", "brought up", "closed"];
const renewed: RestoreStep[] = [
  ...([
    "ready",
    "cleared",
    "moved erasures.log",
    "moved farewell.db",
    "moved signing-key",
    "settled",
  ] as const),
];

test("killed after any step, there is the old state or the new one, and the next start or restore says which", async () => {
  world.db.$client.close();
  const before = stateOf(world.folder);
  const killed: [RestoreStep, string][] = [];
  // A copy of the folder is what a kill at that moment leaves.
  const onStep = (step: RestoreStep) => {
    const copy = path.join(elsewhere, `killed after ${step}`);
    fs.cpSync(world.folder, copy, { recursive: true });
    killed.push([step, copy]);
  };
  expect(await restoreInto(world.folder, { onStep })).toMatchObject({ ok: true });
  const after = stateOf(world.folder);
  expect(killed.map(([step]) => step)).toEqual([...old, ...renewed]);
  for (const [step, folder] of killed) {
    const again = path.join(elsewhere, `restored after ${step}`);
    if (step === "copied" || step === "moved farewell.db") fs.cpSync(folder, again, { recursive: true });
    const isOld = old.includes(step);
    const isNothing = step === "verified" || step === "backed up" || step === "settled";
    expect([step, settleRestore(folder)]).toEqual([
      step,
      isNothing ? "nothing" : isOld ? "discarded" : "finished",
    ]);
    expect(settleRestore(folder)).toBe("nothing");
    expect(stateOf(folder)).toEqual(isOld ? before : after);
    startIn(folder).db.$client.close();
    if (!fs.existsSync(again)) continue;
    expect(await restoreInto(again)).toMatchObject({ ok: true });
    expect(stateOf(again)).toMatchObject({ "farewell.db": "before@quill.example" });
  }
}, 60_000);

test("a failure in the middle leaves nothing behind", async () => {
  world.db.$client.close();
  const before = stateOf(world.folder);
  const onStep = (step: RestoreStep) => {
    if (step === "closed") throw new Error("no space left");
  };
  await expect(restoreInto(world.folder, { onStep })).rejects.toThrow("no space left");
  expect(stateOf(world.folder)).toEqual(before);
});

test("a database that somebody holds is not taken for an unreadable one, even with --replace", async () => {
  world.db.$client.close();
  const holder = new SqliteClient(path.join(world.folder, "farewell.db"));
  try {
    holder.pragma("locking_mode = EXCLUSIVE");
    holder.exec("BEGIN EXCLUSIVE");
    await expect(restoreInto(world.folder, { isReplacing: true })).rejects.toMatchObject({
      code: "SQLITE_BUSY",
    });
  } finally {
    holder.exec("ROLLBACK");
    holder.close();
  }
  const restored = await restoreInto(world.folder, { isReplacing: true });
  expect(restored).toMatchObject({ ok: true, savedAt: expect.any(String) });
});
