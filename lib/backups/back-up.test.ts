import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { type Database, openForReading } from "@/db/open-database";
import { write } from "@/db/write";
import { tryLock } from "@/lib/system/instance-lock";
import { findLeftovers } from "@/lib/system/pages/find-leftovers";
import {
  type InstanceFolder,
  makeInstanceFolder,
  removeInstanceFolder,
} from "@/testing/backups/instance-folder";
import { backUp } from "./back-up";
import { listBackupFolders } from "./backup-folders";
import type { BackupKind } from "./backup-manifest";
import type { BackupStep } from "./make-backup";
import { verifyBackup } from "./verify-backup";

const dayMs = 86_400_000;
const noon = Date.UTC(2026, 0, 15, 12);

let instance: InstanceFolder;
let reading: Database;
let directory: string;

beforeEach(() => open());
afterEach(() => close());

function open(options?: Parameters<typeof makeInstanceFolder>[0]): void {
  instance = makeInstanceFolder(options);
  fs.writeFileSync(path.join(instance.folder, "erasures.log"), "one\ntwo\n");
  fs.writeFileSync(path.join(instance.folder, "signing-key"), "a key");
  directory = path.join(instance.folder, "backups");
  reading = openForReading(instance.db.$client.name);
}

function close(): void {
  reading.$client.close();
  removeInstanceFolder(instance);
}

interface Options {
  kind?: BackupKind;
  keepDays?: number;
  at?: number;
  onStep?: (step: BackupStep) => void;
}

function backUpAt({ kind = "whole", keepDays = 14, at = noon, onStep }: Options = {}) {
  const { folder } = instance;
  return backUp({ folder, db: reading, directory, kind, keepDays, now: () => at, ...(onStep && { onStep }) });
}

function mustBackUp(options?: Options) {
  const made = backUpAt(options);
  if (!made.ok) throw new Error(made.refusal);
  return made;
}

const names = (folder = directory) => fs.readdirSync(folder).sort();
const modeOf = (file: string) => (fs.statSync(file).mode & 0o777).toString(8);

test("a backup holds what an instance needs, and nobody else can read it", () => {
  createContact(instance.db, { siteId: instance.siteId });
  fs.mkdirSync(path.join(instance.folder, "imports"));
  fs.writeFileSync(path.join(instance.folder, "imports", "1.csv"), "email\n");
  const { path: made, manifest } = mustBackUp();
  expect(names()).toEqual([path.basename(made)]);
  expect(path.basename(made)).toMatch(/^farewell-[0-9a-f]{8}-20260115T120000Z$/);
  expect(names(made)).toEqual(["app-secret", "erasures.log", "farewell.db", "manifest.json", "signing-key"]);
  expect(modeOf(directory)).toBe("700");
  expect(modeOf(made)).toBe("700");
  for (const name of names(made)) expect(modeOf(path.join(made, name))).toBe("600");
  expect(verifyBackup(made)).toEqual({ ok: true, manifest });
  expect(manifest).toMatchObject({
    kind: "whole",
    begunAt: "2026-01-15T12:00:00.000Z",
    secret: { isIn: "app-secret" },
    leftOut: { listsWaitingToBeImported: 1 },
  });
});

test("the copy is of one moment, while others write and nothing of theirs is undone", () => {
  const count = (db: Database) => db.$client.prepare("SELECT count(*) FROM contacts").pluck().get();
  createContact(instance.db, { siteId: instance.siteId });
  instance.db.$client.exec("BEGIN IMMEDIATE");
  instance.db.$client.exec("DELETE FROM contacts");
  const { path: made } = mustBackUp();
  instance.db.$client.exec("COMMIT");
  const copy = openForReading(path.join(made, "farewell.db"));
  expect([count(copy), count(instance.db)]).toEqual([1, 0]);
  copy.$client.close();
});

test("it holds no byte of who was deleted, although the log and the pages still do", () => {
  const { db, siteId, folder } = instance;
  write(db, (tx) => {
    for (let more = 0; more < 600; more += 1)
      createContact(tx as unknown as Database, { siteId, email: `gone.${more}@quill.example`, name: "Gone" });
  });
  for (let more = 0; more < 200; more += 1) createContact(db, { siteId });
  write(db, (tx) => tx.$client.prepare("DELETE FROM contacts WHERE name = 'Gone'").run());
  const { path: made } = mustBackUp();
  expect(fs.readFileSync(path.join(folder, "farewell.db-wal")).includes("quill.example")).toBe(true);
  expect(fs.readFileSync(path.join(made, "farewell.db")).includes("quill.example")).toBe(false);
  const copy = openForReading(path.join(made, "farewell.db"));
  expect(findLeftovers(copy)).toMatchObject({
    ...{ waitingPages: 0, dirtyGaps: 0, dirtyBlocks: 0, dirtyTails: 0, dirtyFreePages: 0 },
  });
  copy.$client.close();
});

test("a line of the ledger that is being written does not come along", () => {
  fs.appendFileSync(path.join(instance.folder, "erasures.log"), '{"line":3,"af');
  const { path: made } = mustBackUp();
  expect(fs.readFileSync(path.join(made, "erasures.log"), "utf8")).toBe("one\ntwo\n");
});

test("a secret that comes from APP_SECRET stays out, also beside a stale file; its check stays", () => {
  close();
  open({ isSecretInFile: false });
  fs.writeFileSync(path.join(instance.folder, "app-secret"), "a secret of long ago, not in use any more");
  const { path: made, manifest } = mustBackUp();
  expect(names(made)).toEqual(["erasures.log", "farewell.db", "manifest.json", "signing-key"]);
  expect(manifest.secret).toEqual({ isIn: "not here", check: expect.stringMatching(/^[\w-]{43}$/) });
});

test("a backup of the ledger alone is small, and holds no secret", () => {
  const { path: made, bytes } = mustBackUp({ kind: "ledger" });
  expect(path.basename(made)).toMatch(/^farewell-ledger-/);
  expect(names(made)).toEqual(["erasures.log", "manifest.json"]);
  expect(bytes).toBe(8);
  fs.rmSync(path.join(instance.folder, "erasures.log"));
  expect(backUpAt({ kind: "ledger" })).toEqual({ ok: false, refusal: "no_ledger" });
});

test("two in one second have names of their own, and two at once do not happen", () => {
  mustBackUp();
  mustBackUp();
  expect(names()).toHaveLength(2);
  const lock = tryLock(path.join(instance.folder, "backup-lock"), 0);
  expect(backUpAt()).toEqual({ ok: false, refusal: "busy" });
  lock?.release();
});

const steps: BackupStep[] = ["begun", "database", "ledger", "keys", "manifest", "renamed"];

test("killed after any step, there is the old state or the new one, and the next tidies up", () => {
  const before = mustBackUp({ at: noon - dayMs });
  const killed: [BackupStep, string][] = [];
  // A copy of the folder is what a kill at that moment leaves.
  const onStep = (step: BackupStep) => {
    const copy = path.join(instance.folder, `killed after ${step}`);
    fs.cpSync(directory, copy, { recursive: true });
    killed.push([step, copy]);
  };
  mustBackUp({ onStep });
  expect(killed.map(([step]) => step)).toEqual(steps);
  for (const [step, left] of killed) {
    const finished = names(left).filter((name) => !name.endsWith(".partial"));
    expect(finished).toHaveLength(step === "renamed" ? 2 : 1);
    for (const name of finished) expect(verifyBackup(path.join(left, name)).ok).toBe(true);
    directory = left;
    const after = mustBackUp({ at: noon + dayMs });
    expect(names().filter((name) => name.endsWith(".partial"))).toEqual([]);
    expect(names()).toEqual(expect.arrayContaining([before, after].map((made) => path.basename(made.path))));
  }
});

test("a failure in the middle leaves nothing behind", () => {
  const onStep = (step: BackupStep) => {
    if (step === "keys") throw new Error("no space left");
  };
  expect(() => mustBackUp({ onStep })).toThrow("no space left");
  expect(names()).toEqual([]);
});

describe("pruning", () => {
  test("removes what is too old, damaged or not, and never the newest", () => {
    const old = mustBackUp({ at: noon - 15 * dayMs });
    const damaged = mustBackUp({ at: noon - 16 * dayMs });
    fs.rmSync(path.join(damaged.path, "manifest.json"));
    const young = mustBackUp({ at: noon - 13 * dayMs });
    const newest = mustBackUp();
    expect(newest.prunedCount).toBe(2);
    expect(names()).toEqual([young, newest].map((made) => path.basename(made.path)).sort());
    const alone = mustBackUp({ at: noon + 400 * dayMs, keepDays: 1 });
    expect(names()).toEqual([path.basename(alone.path)]);
    expect(old.path).not.toBe(alone.path);
  });

  test("a clock that was set back does not remove the newest", () => {
    mustBackUp({ at: noon + 30 * dayMs });
    mustBackUp();
    expect(names()).toHaveLength(2);
  });

  test("a ledger alone lets go of ledgers alone", () => {
    const whole = mustBackUp({ at: noon - 20 * dayMs });
    mustBackUp({ kind: "ledger", at: noon - 20 * dayMs });
    const ledger = mustBackUp({ kind: "ledger" });
    expect(names()).toEqual([whole, ledger].map((made) => path.basename(made.path)).sort());
    const newest = mustBackUp({ at: noon + 20 * dayMs });
    expect(names()).toEqual([path.basename(newest.path)]);
  });

  test("touches nothing else", () => {
    const other = [
      "farewell-00000000-20200101T000000Z",
      "farewell-backup",
      "photos",
      "farewell-2020.partial",
    ];
    fs.mkdirSync(directory);
    for (const name of other) fs.mkdirSync(path.join(directory, name));
    const { instanceId } = mustBackUp().manifest;
    const fileName = `farewell-${instanceId?.slice(0, 8)}-20200101T000000Z`;
    fs.writeFileSync(path.join(directory, fileName), "a file, not a folder");
    mustBackUp({ at: noon + dayMs });
    expect(names()).toEqual(expect.arrayContaining([...other, fileName]));
    expect(names()).toHaveLength(other.length + 3);
  });
});

test("whatever byte of whatever file is changed, the backup is refused, and names the file", () => {
  const { path: made } = mustBackUp();
  const files = names(made);
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (name, place, change) => {
        const file = path.join(made, name);
        const bytes = fs.readFileSync(file);
        const at = place % bytes.length;
        const changed = Buffer.from(bytes);
        changed.writeUInt8((bytes.readUInt8(at) + change) % 256, at);
        fs.writeFileSync(file, changed);
        expect(verifyBackup(made)).toEqual({ ok: false, refusal: "damaged_file", file: name });
        fs.writeFileSync(file, bytes);
      },
    ),
    { numRuns: 40 },
  );
  expect(verifyBackup(made).ok).toBe(true);
  // A later version may say more, and its backup is not damaged for that.
  const file = path.join(made, "manifest.json");
  const text = fs.readFileSync(file, "utf8");
  const { sha256: _, ...said } = JSON.parse(text);
  const later = { ...said, version: said.version + 1, more: "than this version knows" };
  const sha256 = createHash("sha256").update(JSON.stringify(later)).digest("hex");
  fs.writeFileSync(file, `${JSON.stringify({ ...later, sha256 }, null, 2)}\n`);
  expect(verifyBackup(made)).toEqual({ ok: false, refusal: "newer_backup" });
  fs.writeFileSync(file, text);
  fs.appendFileSync(path.join(made, "erasures.log"), "x");
  expect(verifyBackup(made)).toMatchObject({ file: "erasures.log" });
  fs.rmSync(path.join(made, "erasures.log"));
  expect(verifyBackup(made)).toEqual({ ok: false, refusal: "missing_file", file: "erasures.log" });
  expect(verifyBackup(directory)).toEqual({ ok: false, refusal: "no_backup" });
  // A file that was named instead of its folder is no backup, and holds none.
  const named = path.join(made, "manifest.json");
  expect(verifyBackup(named)).toEqual({ ok: false, refusal: "no_backup" });
  expect(listBackupFolders(named)).toEqual([]);
});
