import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { receiveContact } from "@/lib/api-keys/receive-contact";
import { applyBulkAction } from "@/lib/bulk-actions/apply-bulk-action";
import { submitForm } from "@/lib/forms/submit-form";
import { tokenHashOf } from "@/lib/values/token-hash";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { addContact } from "./add-contact";
import { confirmOptIn } from "./confirm-opt-in";
import { rememberErasedIdentity } from "./identities/erased-identities";

let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  db.$client
    .prepare("INSERT INTO forms (id, site_id, slug, name, created_at) VALUES (1, ?, 'f', 'F', 0)")
    .run(siteId);
});

const email = "ada@quill.example";
const day = 86_400_000;
const statusOf = () =>
  db.$client.prepare("SELECT marketing_status FROM contacts WHERE email = ?").pluck().get(email);
const requests = () => db.$client.prepare("SELECT count(*) FROM opt_in_requests").pluck().get();
const sync = (at: number) => receiveContact(db, siteId, { email, asksForMarketing: true }, at);
const signUp = (at: number) => submitForm(db, { id: 1, siteId }, { name: "", email }, at);
const askAsOwner = (at: number) =>
  write(db, (tx) => {
    const id = db.$client.prepare("SELECT id FROM contacts WHERE email = ?").pluck().get(email) as number;
    return applyBulkAction(tx, { siteId, contactId: id }, { do: "request_opt_in" }, at);
  });

test("sixty nights of another program's word are one request to confirm", () => {
  write(db, (tx) => rememberErasedIdentity(tx, siteId, email, testNow - day));
  for (let night = 0; night < 60; night += 1) sync(testNow + night * day);
  expect([statusOf(), requests()]).toEqual(["pending", 1]);
  for (let evening = 60; evening < 63; evening += 1) signUp(testNow + evening * day);
  expect(requests()).toBe(4);
});

test("the person is asked as often as they ask, but three times a day", () => {
  for (let hour = 0; hour < 5; hour += 1) signUp(testNow + hour * 3_600_000);
  expect(requests()).toBe(3);
  signUp(testNow + day + 3_600_000);
  expect(requests()).toBe(4);
});

test("an owner's word asks once too, by whichever door, and not after someone else's", async () => {
  const access = ownerOf(siteId);
  addContact(access, db, { email, name: "", asksForMarketing: true }, testNow);
  expect(requests()).toBe(1);
  addContact(access, db, { email, name: "", asksForMarketing: true }, testNow + day);
  await importList(access, db, `Email\n${email}\n`, { consent: "ask" }, testNow + 2 * day);
  await importList(access, db, `Email\n${email}\n`, { consent: "claimed" }, testNow + 3 * day);
  sync(testNow + 4 * day);
  expect(askAsOwner(testNow + 5 * day)).toBe(false);
  expect([statusOf(), requests()]).toEqual(["pending", 1]);
});

test("an owner may ask someone whom nobody has asked", () => {
  createContact(db, { siteId, email, marketingStatus: "never_subscribed" });
  expect(askAsOwner(testNow)).toBe(true);
  expect(askAsOwner(testNow + 30 * day)).toBe(false);
  expect(requests()).toBe(1);
});

test.each(["unsubscribed", "bounced"] as const)(
  "a stranger types the address of someone %s: they stay out until they confirm",
  (marketingStatus) => {
    const { id } = createContact(db, { siteId, email, marketingStatus });
    signUp(testNow);
    expect([statusOf(), requests()]).toEqual([marketingStatus, 1]);
    expect(askAsOwner(testNow + 1)).toBe(false);
    sync(testNow + 2);
    expect([statusOf(), requests()]).toEqual([marketingStatus, 1]);
    db.$client.prepare("UPDATE opt_in_requests SET token_hash = ?").run(tokenHashOf("theirs"));
    expect(confirmOptIn(db, "theirs", testNow + 3)).toMatchObject({ ok: true });
    expect(statusOf()).toBe("subscribed");
    expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(id);
  },
);

test("who unsubscribes again, by a list or by the owner, ends what they asked for in between", async () => {
  for (const leaves of [
    () => importList(ownerOf(siteId), db, `Email,Status\n${email},unsubscribed\n`, {}, testNow + 1),
    () => {
      const id = db.$client.prepare("SELECT id FROM contacts").pluck().get() as number;
      return write(db, (tx) =>
        applyBulkAction(tx, { siteId, contactId: id }, { do: "unsubscribe" }, testNow + 1),
      );
    },
  ]) {
    db.$client.exec("DELETE FROM contacts");
    createContact(db, { siteId, email, marketingStatus: "unsubscribed" });
    signUp(testNow);
    db.$client.prepare("UPDATE opt_in_requests SET token_hash = ?").run(tokenHashOf("theirs"));
    await leaves();
    expect(confirmOptIn(db, "theirs", testNow + 2)).toEqual({ ok: false, refusal: "expired" });
    expect(statusOf()).toBe("unsubscribed");
    expect(db.$client.prepare("SELECT count(*) FROM outgoing_mail").pluck().get()).toBe(0);
  }
});
