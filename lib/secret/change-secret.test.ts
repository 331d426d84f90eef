import fs from "node:fs";
import path from "node:path";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { write } from "@/db/write";
import { listErasuresOfCustomer, rememberCustomer } from "@/lib/billing/stripe/mirror/erased-customers";
import { admitContact } from "@/lib/consent/admit-contact";
import { confirmOptIn } from "@/lib/consent/confirm-opt-in";
import { findOwnersLink } from "@/lib/consent/find-owners-link";
import { findErasedIdentity, rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { rotateIdentityKey } from "@/lib/consent/identities/identity-keys";
import { openLedger } from "@/lib/ledger/replay/open-ledger";
import { keyOf, setSecret } from "@/lib/system/app-secret";
import { decryptSetting, encryptSetting } from "@/lib/system/encrypt-setting";
import { env } from "@/lib/system/env";
import { endLedgerWorld, type LedgerWorld, linesOf, makeLedgerWorld } from "@/testing/databases/ledger-world";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { changeInstanceSecret, type SecretChangeStep } from "./change-instance-secret";
import { changeSecret } from "./change-secret";
import { encryptedColumns } from "./encrypted-columns";
import { checkSecret } from "./require-secret";
import { nextSecretFile, settleSecretChange } from "./settle-secret-change";

const from = env().APP_SECRET ?? "";
const to = "the next secret of these tests, long enough";

let world: LedgerWorld;
let siteId: number;
let file: string;

beforeEach(() => {
  goOnWith(from);
  world = makeLedgerWorld();
  siteId = createSite(world.db).id;
  file = path.join(world.folder, "app-secret");
  fs.writeFileSync(file, from);
});
afterEach(() => {
  endLedgerWorld(world);
  goOnWith(from);
});

/** Has this process use another secret, as the next process does. */
function goOnWith(secret: string): void {
  (globalThis as { farewell?: Map<string, unknown> }).farewell?.clear();
  setSecret(secret);
}

const erased = (email: string) => findErasedIdentity(world.db, siteId, email, ["deleted"]);
const remember = (email: string) =>
  write(world.db, (tx) => rememberErasedIdentity(tx, siteId, email, testNow));
const change = () => changeSecret(world.db, { from, to }, testNow);

test("what was remembered under each key, and of customers, stays recognised, and new things are", () => {
  const account = { siteId, account: "acct_1/live" };
  const erasure = { erasedAt: testNow, countedUntil: testNow };
  remember("ada@quill.example");
  rotateIdentityKey(ownerOf(siteId), world.db, testNow);
  remember("ben@quill.example");
  write(world.db, (tx) => rememberCustomer(tx, account, "cus_1", erasure));
  for (const [before, next] of [
    [from, to],
    [to, "a third secret of these tests, long enough"],
  ] as const) {
    changeSecret(world.db, { from: before, to: next }, testNow);
    goOnWith(next);
    for (const email of ["ada@quill.example", "ben@quill.example"]) expect(erased(email)).toBeDefined();
    expect(erased("nobody@quill.example")).toBeUndefined();
    expect(listErasuresOfCustomer(world.db, account, "cus_1")).toEqual([erasure]);
    remember(`${next.length}@quill.example`);
    expect(erased(`${next.length}@quill.example`)).toBeDefined();
  }
});

test("every encrypted value opens with the new secret alone, and what was closed stays as it was", () => {
  const { $client } = world.db;
  $client.pragma("foreign_keys = OFF");
  for (const { table, column } of encryptedColumns) {
    const needed = (
      $client.prepare('SELECT name, type, pk FROM pragma_table_info(?) WHERE "notnull" = 1').all(table) as {
        name: string;
        type: string;
      }[]
    ).filter(({ name }) => name !== column && name !== "id");
    const names = [column, ...needed.map(({ name }) => name)];
    const values = [encryptSetting("kept"), ...needed.map(({ type }) => (/int/i.test(type) ? 1 : "x"))];
    $client
      .prepare(
        `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})
         ON CONFLICT DO UPDATE SET ${column} = excluded.${column}`,
      )
      .run(...values);
  }
  $client.exec("UPDATE sending_settings SET encrypted_url = 'closed before'");
  $client.pragma("foreign_keys = ON");
  const valuesOf = ({ table, column }: (typeof encryptedColumns)[number]) =>
    $client.prepare(`SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL`).pluck().all() as string[];
  expect(change()).toEqual({ closedCount: 1 });
  const told = $client
    .prepare("SELECT action, actor_id, counts FROM audit_log WHERE site_id = ?")
    .all(siteId);
  expect(told).toContainEqual({ action: "secret_changed", actor_id: null, counts: '{"closed":1}' });
  goOnWith(to);
  for (const encrypted of encryptedColumns) {
    const values = valuesOf(encrypted);
    expect(values.length, encrypted.table).toBeGreaterThan(0);
    for (const value of values)
      if (encrypted.table === "sending_settings") expect(value).toBe("closed before");
      else decryptSetting(value);
  }
  goOnWith(from);
  const closed = encryptedColumns.filter(({ table }) => table !== "sending_settings").flatMap(valuesOf);
  for (const value of closed) expect(() => decryptSetting(value)).toThrow();
});

test("a second factor opens with the new secret alone, as better-auth reads it", async () => {
  const [before, after] = [from, to].map((secret) => keyOf(secret, "sessions").toString("hex"));
  const encrypted = await symmetricEncrypt({ key: before ?? "", data: "what the app counts with" });
  const { id } = createOwner(world.db, { siteId, email: "ines@quill.example", name: "", passwordHash: "" });
  world.db.$client
    .prepare(
      "INSERT INTO two_factors (id, user_id, secret, backup_codes) VALUES ('1', ?, ?, 'closed before')",
    )
    .run(id, encrypted);
  expect(change()).toEqual({ closedCount: 1 });
  const stored = world.db.$client.prepare("SELECT secret, backup_codes AS codes FROM two_factors").get() as {
    secret: string;
    codes: string;
  };
  expect(stored.codes).toBe("closed before");
  const open = (key = "") => symmetricDecrypt({ key, data: stored.secret });
  expect(await open(after)).toBe("what the app counts with");
  await expect(open(before)).rejects.toThrow();
});

test("the link that an owner found in the outbox is another, and confirms", () => {
  const wish = "asked_by_person" as const;
  write(world.db, (tx) =>
    admitContact(tx, { siteId, email: "ada@quill.example", name: "", source: "form", wish }, testNow),
  );
  const { contactId, seed, requestId } = world.db.$client
    .prepare(
      `SELECT mail.contact_id AS contactId, seed, opt_in_requests.id AS requestId FROM outgoing_mail AS mail
       JOIN opt_in_requests ON opt_in_requests.contact_id = mail.contact_id`,
    )
    .get() as { contactId: number; seed: Buffer; requestId: number };
  const link = () => findOwnersLink(world.db, { contactId, requestId, seed }, { appUrl: "", now: testNow });
  const before = link();
  change();
  goOnWith(to);
  const after = link();
  expect(after).toBeDefined();
  expect(after).not.toBe(before);
  expect(confirmOptIn(world.db, after?.split("/").at(-1) ?? "", testNow)).toMatchObject({ ok: true });
});

test("the ledger has the keys for whoever restores with the new secret", () => {
  rotateIdentityKey(ownerOf(siteId), world.db, testNow);
  change();
  goOnWith(to);
  const openedAgain = openLedger(world.db, testNow);
  expect(openedAgain?.replay).toBeNull();
  const lines = linesOf(world.ledger);
  const secretAt = lines.findLastIndex(({ kind }) => kind === "secret");
  const keys = lines.slice(secretAt).flatMap((line) => (line.kind === "key" ? line.encryptedKey : []));
  expect(keys).toHaveLength(1);
  for (const key of keys) expect(decryptSetting(key)).toBeTruthy();
});

describe("of an instance", () => {
  const found = (variable?: string) => ({ variable, file: fs.existsSync(file) ? read() : undefined });
  const read = () => fs.readFileSync(file, "utf8");
  const run = (next = to, variable?: string, onStep?: (step: SecretChangeStep) => void) =>
    changeInstanceSecret(world.db, {
      ...{ found: found(variable), file, next, now: testNow },
      ...(onStep && { onStep }),
    });
  const starts = (variable?: string) => {
    settleSecretChange(world.db, file);
    return checkSecret(world.db, found(variable), testNow, () => "").ok;
  };

  test("the file has the new one, readable by its owner alone, and sessions have ended", () => {
    world.db.$client.exec(
      `INSERT INTO users (id, name, email, email_verified, created_at, updated_at) VALUES ('u', '', 'u', 0, 0, 0);
       INSERT INTO sessions (id, user_id, token, expires_at, created_at, updated_at) VALUES ('s', 'u', 't', 0, 0, 0)`,
    );
    expect(run()).toEqual({ ok: true, isVariableToBeSet: false, closedCount: 0 });
    expect(read()).toBe(to);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.existsSync(nextSecretFile(file))).toBe(false);
    expect(starts()).toBe(true);
    expect(world.db.$client.prepare("SELECT count(*) FROM sessions").pluck().get()).toBe(0);
  });

  test("from APP_SECRET it is the variable that has to be changed", () => {
    fs.rmSync(file);
    expect(run(to, from)).toEqual({ ok: true, isVariableToBeSet: true, closedCount: 0 });
    expect(fs.existsSync(file)).toBe(false);
    expect([starts(from), starts(to)]).toEqual([false, true]);
  });

  test.each([
    ["with a wrong secret", to, "another secret, which is long enough here", "wrong_secret"],
    ["to the same", from, undefined, "same_secret"],
    ["to a short one", "short", undefined, "too_short"],
  ])("%s it is refused, and nothing changes", (_, next, variable, refusal) => {
    expect(run(next, variable)).toEqual({ ok: false, refusal });
    expect(starts()).toBe(true);
    expect(read()).toBe(from);
  });

  test.each<[SecretChangeStep, string]>([
    ["written", from],
    ["changed", to],
    ["renamed", to],
  ])("killed when it has %s, the next start finds secret and database together", (last, secret) => {
    const killed = new Error("killed");
    const onStep = (step: SecretChangeStep) => {
      if (step === last) throw killed;
    };
    expect(() => run(to, undefined, onStep)).toThrow(killed);
    expect(starts()).toBe(true);
    expect(read()).toBe(secret);
    expect(fs.existsSync(nextSecretFile(file))).toBe(false);
  });

  test.each(["identity_keys", "digest_keys", "instance"])("failing at %s, nothing has changed", (table) => {
    rotateIdentityKey(ownerOf(siteId), world.db, testNow);
    remember("ada@quill.example");
    const of = table === "digest_keys" ? "INSERT" : "UPDATE";
    world.db.$client.exec(
      `CREATE TRIGGER fails BEFORE ${of} ON ${table} BEGIN SELECT RAISE(ABORT, 'fails'); END`,
    );
    expect(() => run()).toThrow("fails");
    world.db.$client.exec("DROP TRIGGER fails");
    expect(starts()).toBe(true);
    expect(read()).toBe(from);
    expect(erased("ada@quill.example")).toBeDefined();
    expect(world.db.$client.pragma("synchronous", { simple: true })).toBe(1);
  });
});
