import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "@/bin/bundle.mjs";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openForReading } from "@/db/open-database";
import { verifyBackup } from "@/lib/backups/verify-backup";
import { tryLockInstance } from "@/lib/system/instance-lock";
import { endLedgerWorld, type LedgerWorld, makeLedgerWorld } from "@/testing/databases/ledger-world";

/** Is an installation without sources: the bundle, the migrations and what is not bundled. */
let installation: string;
/** Is the working directory, which has nothing to do with the installation. */
let elsewhere: string;
let world: LedgerWorld;

beforeAll(async () => {
  installation = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-installation-"));
  elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-elsewhere-"));
  fs.mkdirSync(path.join(installation, "db"));
  for (const name of ["package.json", "node_modules", "db/migrations"])
    fs.symlinkSync(path.resolve(name), path.join(installation, name));
  fs.cpSync("bin", path.join(installation, "bin"), { recursive: true });
  await bundle(["farewell"], path.join(installation, "dist"));
  world = makeLedgerWorld();
  fs.chmodSync(world.folder, 0o700);
  createContact(world.db, { siteId: createSite(world.db, { name: "Quill" }).id, email: "ada@quill.example" });
});
afterAll(() => {
  endLedgerWorld(world);
  for (const folder of [installation, elsewhere]) fs.rmSync(folder, { recursive: true });
});

const file = () => path.join(installation, "bin/farewell.mjs");

function optionsFor(environment: Record<string, string>) {
  const { PATH, APP_SECRET } = process.env;
  const env = { NODE_ENV: "production" as const, PATH, APP_SECRET, DATA_DIR: world.folder, ...environment };
  return { cwd: elsewhere, env };
}

/** Runs the installed command line as a process of its own. */
function farewell(typed: string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file(), ...typed], {
    ...optionsFor(environment),
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** Kills a command with SIGKILL as soon as something with such a name is in `folder`, if it is not over by then. */
async function killWhen(folder: string, name: RegExp, typed: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [file(), ...typed], { ...optionsFor(environment), stdio: "ignore" });
  const watcher = fs.watch(folder, (_, seen) => void (name.test(seen ?? "") && child.kill("SIGKILL")));
  await new Promise((resolve) => child.once("close", resolve));
  watcher.close();
  return child.signalCode;
}

function emailsIn(folder: string): unknown[] {
  const db = openForReading(path.join(folder, "farewell.db"));
  const emails = db.$client.prepare("SELECT email FROM contacts ORDER BY id").pluck().all();
  db.$client.close();
  return emails;
}

test("it explains itself, and says what is typed or set wrong", () => {
  const help = farewell(["--help"], { PORT: "none" });
  expect(help).toMatchObject({ status: 0, stderr: "" });
  expect(help.stdout).toContain("farewell COMMAND --help says more about one.");
  expect(farewell(["dcotor"])).toEqual({
    status: 2,
    stdout: "",
    stderr: "There is no command dcotor. See: farewell --help\n",
  });
  expect(farewell(["doctor"], { BACKUP_KEEP_DAYS: "0" })).toEqual({
    status: 2,
    stdout: "",
    stderr: "BACKUP_KEEP_DAYS must be a whole number of days from 1 to 3650.\n",
  });
});

test("it backs up into a folder that is typed where one is, and restores into an empty one", () => {
  expect(farewell(["backup", "copies"])).toMatchObject({ status: 0, stderr: "" });
  const [name = ""] = fs.readdirSync(path.join(elsewhere, "copies"));
  const DATA_DIR = path.join(elsewhere, "restored");
  const restored = farewell(["restore", `copies/${name}`], { DATA_DIR });
  expect(restored).toMatchObject({ status: 0, stderr: "" });
  expect(restored.stdout).toContain("Start Farewell.");
  expect(emailsIn(DATA_DIR)).toEqual(["ada@quill.example"]);
  expect(farewell(["site", "list"], { DATA_DIR }).stdout).toMatch(/^ID {2}NAME.*\n1 {3}Quill +1 +0\n$/);
  const lock = tryLockInstance(DATA_DIR);
  expect(farewell(["restore", `copies/${name}`], { DATA_DIR })).toEqual({
    status: 2,
    stdout: "",
    stderr: "Farewell runs on this DATA_DIR. Stop it first.\n",
  });
  lock?.release();
});

test("kill -9 in the middle of a backup or a restore, and the next one finds the old state or the new one", async () => {
  const directory = path.join(elsewhere, "killed");
  fs.mkdirSync(directory);
  await killWhen(directory, /partial$/, ["backup", directory], {});
  const finished = () => fs.readdirSync(directory).filter((name) => !name.endsWith(".partial"));
  for (const name of finished()) expect(verifyBackup(path.join(directory, name)).ok).toBe(true);
  expect(farewell(["backup", directory]).status).toBe(0);
  expect(fs.readdirSync(directory)).toEqual(finished());

  const from = path.join(directory, finished().at(-1) ?? "");
  for (const name of [/^restore\.partial$/, /^restore\.ready$/]) {
    const DATA_DIR = fs.mkdtempSync(path.join(elsewhere, "target-"));
    await killWhen(DATA_DIR, name, ["restore", from], { DATA_DIR });
    expect(farewell(["restore", from], { DATA_DIR })).toMatchObject({ status: 0, stderr: "" });
    expect(emailsIn(DATA_DIR)).toEqual(["ada@quill.example"]);
    expect(fs.readdirSync(DATA_DIR).filter((left) => left.startsWith("restore"))).toEqual([]);
  }
});
