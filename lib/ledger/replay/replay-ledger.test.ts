import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import { forgetEmail } from "@/lib/consent/forget-email";
import { rotateIdentityKey } from "@/lib/consent/identities/identity-keys";
import { changeContact } from "@/lib/contacts/change/change-contact";
import { flushLedger } from "@/lib/ledger/flush-ledger";
import {
  copyDatabase,
  endLedgerWorld,
  eraseAtOnce,
  type LedgerWorld,
  makeLedgerWorld,
  restoreCopy,
  startIn,
} from "@/testing/databases/ledger-world";
import { ownerOf, runOpenDeletion, testNow, testWorld } from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { findLastReplay } from "./find-replay";

let world: LedgerWorld;
let siteId: number;
let copies: string;
const hour = 3_600_000;

beforeEach(() => {
  world = makeLedgerWorld();
  siteId = createSite(world.db).id;
  copies = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-copies-"));
});
afterEach(() => {
  endLedgerWorld(world);
  fs.rmSync(copies, { recursive: true, force: true });
});

const add = (email: string, marketingStatus: "subscribed" | "unsubscribed" = "subscribed") =>
  createContact(world.db, { siteId, email, marketingStatus }).id;
const erase = (id: number) => eraseAtOnce(world.db, siteId, id, testNow);
const say = (id: number, status: string) =>
  world.db.$client.prepare("UPDATE contacts SET marketing_status = ? WHERE id = ?").run(status, id);

/** Takes a copy of the database now, as a backup does. */
const copy = () => copyDatabase(world, copies);

function restore(now = testNow + hour, change?: (ledger: string) => string): void {
  world = restoreCopy(world, copies, { now, ...(change && { change }) });
}

/** Returns a ledger that lost all lines of one kind. */
const without = (kind: string) => (ledger: string) =>
  ledger
    .split("\n")
    .filter((line) => !line.includes(`"kind":"${kind}"`))
    .join("\n");

const contact = (email: string) =>
  world.db.$client
    .prepare(
      `SELECT marketing_status AS status, erased_before_at IS NOT NULL AS isErasedBefore,
         being_erased_at IS NOT NULL AS isBeingErased FROM contacts WHERE email = ?`,
    )
    .get(email) as { status: string; isErasedBefore: 0 | 1; isBeingErased: 0 | 1 } | undefined;
const emails = () =>
  world.db.$client
    .prepare("SELECT email FROM contacts WHERE erased_before_at IS NULL ORDER BY email")
    .pluck()
    .all();
const eraseAgain = () => runOpenDeletion({ ...testWorld(world.db), now: () => testNow + 2 * hour });
const report = () => findLastReplay(world.db);

test("whoever was deleted since the copy is marked before anything else, and deleted again by a job", async () => {
  const ada = add("ada@quill.example");
  add("ben@quill.example");
  await copy();
  erase(ada);
  restore();
  expect(contact("ada@quill.example")).toEqual({ status: "subscribed", isErasedBefore: 1, isBeingErased: 1 });
  expect(emails()).toEqual(["ben@quill.example"]);
  expect(report()).toMatchObject({ erasedAgainCount: 1, deletedCount: 0, loweredCount: 0, damagedLines: [] });
  await eraseAgain();
  expect(contact("ada@quill.example")).toBeUndefined();
  expect(report()).toMatchObject({ erasedAgainCount: 1, deletedCount: 1, heldCount: 0 });
  await importList(
    ownerOf(siteId),
    world.db,
    "Email\nada@quill.example\n",
    { consent: "claimed" },
    testNow + 3 * hour,
  );
  expect(contact("ada@quill.example")?.status).toBe("pending");
});

test("whoever came back before the copy stays, and whoever came back since and was deleted again goes", async () => {
  erase(add("ada@quill.example"));
  erase(add("ben@quill.example"));
  const [, ben] = [add("ada@quill.example"), add("ben@quill.example")];
  await copy();
  erase(ben);
  restore();
  expect(emails()).toEqual(["ada@quill.example"]);
});

test("the email of the copy leads to them, whatever email they had when they were deleted", async () => {
  const ada = add("ada@quill.example");
  await copy();
  const change = (email: string) => {
    const seenAt = world.db.$client
      .prepare("SELECT updated_at FROM contacts WHERE id = ?")
      .pluck()
      .get(ada) as number;
    changeContact(ownerOf(siteId), world.db, { contactId: ada, seenAt, name: "", email }, testNow);
  };
  change("ada@new.example");
  erase(ada);
  restore(testNow + hour, without("gone"));
  expect(emails()).toEqual([]);
});

test("under a key that was put to use since, by number or by email where the other was lost", async () => {
  const ada = add("ada@quill.example");
  await copy();
  rotateIdentityKey(ownerOf(siteId), world.db, testNow);
  erase(ada);
  flushLedger(world.db, testNow);
  const kept = fs.readFileSync(world.ledger, "utf8");
  restore(testNow + hour, without("gone"));
  expect(emails()).toEqual([]);
  restore(testNow + hour, () => without("erased")(kept));
  expect(emails()).toEqual([]);
  expect(world.db.$client.prepare("SELECT count(*) FROM identity_keys").pluck().get()).toBe(1);
});

describe("consent is only lowered", () => {
  test.each(["unsubscribed", "complained", "bounced"] as const)("to %s", async (status) => {
    const ada = add("ada@quill.example");
    await copy();
    say(ada, status);
    restore();
    expect(contact("ada@quill.example")?.status).toBe(status);
    expect(report()).toMatchObject({ erasedAgainCount: 0, loweredCount: 1 });
    await importList(
      ownerOf(siteId),
      world.db,
      "Email\nada@quill.example\n",
      { consent: "claimed" },
      testNow + 3 * hour,
    );
    expect(contact("ada@quill.example")?.status).toBe(status);
  });

  test("never raised: whoever agreed after the copy has to agree again", async () => {
    const ada = add("ada@quill.example", "unsubscribed");
    await copy();
    say(ada, "subscribed");
    restore();
    expect(contact("ada@quill.example")?.status).toBe("unsubscribed");
  });

  test("whoever left before the copy and agreed again before it keeps that", async () => {
    const ada = add("ada@quill.example");
    say(ada, "unsubscribed");
    say(ada, "subscribed");
    await copy();
    say(add("ben@quill.example"), "unsubscribed");
    restore();
    expect(contact("ada@quill.example")?.status).toBe("subscribed");
  });

  test("someone the copy never had, and who left, is not subscribed by a claim", async () => {
    await copy();
    say(add("ada@quill.example"), "unsubscribed");
    forgetEmail(ownerOf(siteId), world.db, { email: "ben@quill.example" }, testNow);
    restore();
    for (const email of ["ada@quill.example", "ben@quill.example"]) {
      receiveContact(world.db, siteId, { email, asksForMarketing: true }, testNow + 3 * hour);
      expect(contact(email)?.status, email).toBe("pending");
    }
  });
});

test("a second restore of an older copy finds the same, and numbers are not given twice", async () => {
  const ada = add("ada@quill.example");
  await copy();
  erase(ada);
  const ben = add("ben@quill.example");
  erase(ben);
  createSite(world.db);
  const lost = createSite(world.db).id;
  createContact(world.db, { siteId: lost, marketingStatus: "complained" });
  restore();
  await eraseAgain();
  expect(createSite(world.db).id).toBeGreaterThan(lost);
  const cem = createContact(world.db, { siteId, email: "cem@quill.example" }).id;
  expect(cem).toBeGreaterThan(ben);
  const numbers = world.db.$client.prepare("SELECT number FROM deletion_jobs ORDER BY id").pluck().all();
  expect(numbers).toEqual([3]);
  restore(testNow + 4 * hour);
  expect(emails()).toEqual([]);
  expect(report()).toMatchObject({ erasedAgainCount: 1 });
});

test("a start without a newer ledger replays nothing", async () => {
  erase(add("ada@quill.example"));
  world.db.$client.close();
  world = startIn(world.folder);
  expect(report()).toBeUndefined();
});
