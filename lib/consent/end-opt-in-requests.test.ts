import { beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { changeContact } from "@/lib/contacts/change/change-contact";
import { mergeContacts } from "@/lib/contacts/change/merge-contacts";
import { tokenHashOf } from "@/lib/values/token-hash";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { importList } from "@/testing/steps/import";
import { admitContact } from "./admit-contact";
import { confirmOptIn, findOptIn } from "./confirm-opt-in";
import { endOptInRequests } from "./end-opt-in-requests";
import { requestOptIn } from "./request-opt-in";
import type { MarketingStatus } from "./status/marketing-status";
import { unsubscribe } from "./unsubscribe";

let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

const email = "ada@quill.example";
const at = testNow + 1000;

/** Makes someone who was asked to confirm, with a token that the test knows. */
function asked(token: string, marketingStatus: MarketingStatus = "pending", address = email): number {
  const { id } = createContact(db, { siteId, email: address, marketingStatus });
  askAgain(id, token);
  return id;
}

function askAgain(contactId: number, token: string, now = testNow): void {
  write(db, (tx) => requestOptIn(tx, contactId, now));
  db.$client
    .prepare("UPDATE opt_in_requests SET token_hash = ? WHERE id = (SELECT max(id) FROM opt_in_requests)")
    .run(tokenHashOf(token));
}

const statusOf = (id: number) =>
  db.$client.prepare("SELECT marketing_status FROM contacts WHERE id = ?").pluck().get(id);
const queued = () => db.$client.prepare("SELECT count(*) FROM outgoing_mail WHERE state = 'queued'").pluck();

function leaveByMail(contactId: number): void {
  db.$client
    .prepare(
      `INSERT INTO outgoing_mail (contact_id, id, kind, template, parameters, state, next_attempt_at, created_at,
         unsubscribe_hash) VALUES (?, -1, 'marketing', 'broadcast', '{}', 'sent', 0, 0, ?)`,
    )
    .run(contactId, tokenHashOf("leave"));
  expect(unsubscribe(db, "leave", "page", at)).toBe(true);
}

const importSays = (status: string) =>
  importList(ownerOf(siteId), db, `Email,Status\n${email},${status}\n`, { consent: "none" }, at);

const admitted = (wish: "complained" | "bounced") => () => {
  write(db, (tx) => admitContact(tx, { siteId, email, name: "", source: "api", wish }, at));
};

test.each<[string, (id: number) => unknown]>([
  ["they unsubscribe", leaveByMail],
  ["an import says that they unsubscribed", () => importSays("unsubscribed")],
  ["an import says that they bounced", () => importSays("bounced")],
  [
    "a list of opt-outs names them",
    () => importList(ownerOf(siteId), db, `Email\n${email}\n`, { consent: "opted_out" }, at),
  ],
  ["a complaint arrives", admitted("complained")],
  ["a bounce arrives", admitted("bounced")],
  [
    "they take in someone who unsubscribed",
    (keepId) => {
      const { id: dropId } = createContact(db, { siteId, marketingStatus: "unsubscribed" });
      mergeContacts(ownerOf(siteId), db, { keepId, dropId, nameFrom: "keep" }, at);
    },
  ],
])("no link sent before brings them back: %s", async (_, leaves) => {
  const id = asked("first");
  askAgain(id, "second");
  await leaves(id);
  const left = statusOf(id);
  expect(["unsubscribed", "bounced", "complained"]).toContain(left);
  expect(queued().get()).toBe(0);
  for (const token of ["second", "first"]) {
    expect(findOptIn(db, token, at + 1)).toEqual({ ok: false, refusal: "expired" });
    expect(confirmOptIn(db, token, at + 1)).toEqual({ ok: false, refusal: "expired" });
  }
  expect(statusOf(id)).toBe(left);
});

test("two links: one confirmed, then they complain, and the other stays without effect", () => {
  const id = asked("first");
  askAgain(id, "second");
  expect(confirmOptIn(db, "first", testNow + 1)).toMatchObject({ ok: true });
  admitted("complained")();
  expect(confirmOptIn(db, "second", at + 1)).toEqual({ ok: false, refusal: "expired" });
  expect(confirmOptIn(db, "first", at + 1)).toMatchObject({ ok: true });
  expect(statusOf(id)).toBe("complained");
});

test("an address that is left takes its links and its queued letters with it: changed, or merged away", () => {
  const moved = asked("to the old one");
  const { updatedAt: seenAt } = db.$client
    .prepare("SELECT updated_at AS updatedAt FROM contacts WHERE id = ?")
    .get(moved) as { updatedAt: number };
  const change = { contactId: moved, seenAt, name: "", email: "new@quill.example" };
  expect(changeContact(ownerOf(siteId), db, change, at)).toMatchObject({ ok: true });
  expect(queued().get()).toBe(1);
  const dropId = asked("to the one that goes", "pending", "drop@quill.example");
  expect(queued().get()).toBe(2);
  mergeContacts(ownerOf(siteId), db, { keepId: moved, dropId, nameFrom: "keep" }, at);
  expect(queued().get()).toBe(1);
  for (const token of ["to the old one", "to the one that goes"])
    expect(confirmOptIn(db, token, at + 1)).toEqual({ ok: false, refusal: "not_found" });
});

test("who asks again afterwards confirms by the new link, and ending nothing changes nothing", () => {
  const id = asked("before");
  leaveByMail(id);
  write(db, (tx) => endOptInRequests(tx, id));
  write(db, (tx) =>
    admitContact(tx, { siteId, email, name: "", source: "form", wish: "asked_by_person" }, at + 1),
  );
  askAgain(id, "after", at + 1);
  expect(confirmOptIn(db, "before", at + 2)).toEqual({ ok: false, refusal: "expired" });
  expect(confirmOptIn(db, "after", at + 2)).toMatchObject({ ok: true });
  expect(statusOf(id)).toBe("subscribed");
});
