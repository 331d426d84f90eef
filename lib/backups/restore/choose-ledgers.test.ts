import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { flushLedger } from "@/lib/ledger/flush-ledger";
import { findInstance } from "@/lib/system/secret-check";
import { endLedgerWorld, type LedgerWorld, makeLedgerWorld, startIn } from "@/testing/databases/ledger-world";
import { testNow } from "@/testing/steps/deletion";
import { chooseLedgers } from "./choose-ledgers";

let world: LedgerWorld;
let elsewhere: string;
let instanceId: string;

beforeEach(() => {
  world = makeLedgerWorld();
  createSite(world.db);
  instanceId = findInstance(world.db)?.id ?? "";
  elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-ledgers-"));
});
afterEach(() => {
  endLedgerWorld(world);
  fs.rmSync(elsewhere, { recursive: true });
});

/** Adds a line to the ledger of a world. */
function say({ db }: LedgerWorld): void {
  const { id } = createContact(db, { siteId: 1 });
  db.$client.prepare("UPDATE contacts SET marketing_status = 'unsubscribed' WHERE id = ?").run(id);
  expect(flushLedger(db, testNow)).toBe(1);
}

function copyAs(name: string): string {
  const copy = path.join(elsewhere, name);
  fs.copyFileSync(world.ledger, copy);
  return copy;
}

const chosen = (...files: string[]) =>
  chooseLedgers(files, instanceId).map(({ file }) => path.basename(file));

test("the longest is followed, whatever order they come in, and one that is not there is none", () => {
  const first = copyAs("first");
  say(world);
  const second = copyAs("second");
  say(world);
  const third = copyAs("third");
  expect(chosen(third, first, second, path.join(elsewhere, "none"))).toEqual(["third"]);
  expect(chosen(first, second)).toEqual(["second"]);
  expect(chosen(copyAs("same"), third)).toHaveLength(1);
});

test("one that ends in the middle of a line is as long as its whole lines", () => {
  say(world);
  const whole = copyAs("whole");
  say(world);
  const torn = copyAs("torn");
  fs.truncateSync(torn, fs.statSync(torn).size - 5);
  expect(chosen(torn, whole)).toHaveLength(1);
});

test("those that went apart are all followed, the longest last", async () => {
  say(world);
  const folder = path.join(elsewhere, "copy");
  fs.mkdirSync(folder);
  world.db.$client.pragma("wal_checkpoint(TRUNCATE)");
  for (const name of ["farewell.db", "erasures.log"])
    fs.copyFileSync(path.join(world.folder, name), path.join(folder, name));
  say(world);
  const one = copyAs("one");
  const other = startIn(folder);
  say(other);
  say(other);
  other.db.$client.close();
  expect(chosen(other.ledger, one)).toEqual(["one", "erasures.log"]);
});

test("a line that the longest lost is taken from a shorter one", () => {
  say(world);
  say(world);
  const whole = copyAs("whole");
  say(world);
  const damaged = copyAs("damaged");
  const text = fs.readFileSync(damaged, "utf8").split("\n");
  text[2] = text[2]?.replace(/.$/, "x") ?? "";
  fs.writeFileSync(damaged, text.join("\n"));
  expect(chosen(damaged, whole)).toEqual(["whole", "damaged"]);
});

test("the ledger of another instance, and one without a beginning, are left alone", () => {
  const own = copyAs("own");
  expect(chooseLedgers([own], "another instance")).toEqual([]);
  expect(chooseLedgers([own], null)).toEqual([]);
  fs.writeFileSync(own, "garbage\n");
  expect(chosen(own)).toEqual([]);
});
