import { afterEach, beforeEach, expect, test } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { grantSiteAccess, type SiteAccess } from "@/lib/auth/site-access";
import { MailServer } from "@/testing/mail-server";
import { findInvitation } from "./find-invitation";
import { invitePerson, renewInvitation, revokeInvitation } from "./invite-person";
import { joinSite } from "./join-site";
import { listInvitations, listPeople } from "./list-people";
import { sendInvitation } from "./send-invitation";

const now = Date.UTC(2026, 4, 1);
const day = 86_400_000;
const email = "cy@studio.example";
const someoneNew = { name: "Cy", passwordHash: "hash" };
let db: Database;
let siteId: number;
let ada: SiteAccess;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db, { name: "Studio" }).id;
  ada = grantSiteAccess({ userId: createPerson("ada@studio.example", "owner"), siteId, role: "owner" });
});
afterEach(() => db.$client.close());

const createPerson = (of: string, role: "owner" | "support", at = siteId) =>
  createOwner(db, { siteId: at, email: of, name: "Ada", role, passwordHash: "" }).id;

function invite(of = email, at = now): string {
  const issued = invitePerson(ada, db, { email: of, role: "support" }, at);
  if (!issued.ok) throw new Error(issued.refusal);
  return issued.token;
}

const idOf = (of = email) => listInvitations(ada, db).find((open) => open.email === of)?.id ?? 0;
const join = (token: string, at = now) => joinSite(db, token, someoneNew, at);
const notFound = { ok: false, refusal: "not_found" };
const history = () => db.$client.prepare("SELECT action, counts FROM audit_log ORDER BY id").raw().all();

test("someone new joins with the link, once, in the role that was offered", () => {
  const token = invite();
  expect(findInvitation(db, token, now)).toMatchObject({
    siteName: "Studio",
    email,
    role: "support",
    userId: null,
  });
  expect(join(token)).toMatchObject({ ok: true, siteId, email });
  expect(join(token)).toEqual(notFound);
  expect(listPeople(ada, db).map((person) => [person.email, person.role])).toEqual([
    ["ada@studio.example", "owner"],
    [email, "support"],
  ]);
  expect(listInvitations(ada, db)).toEqual([]);
  expect(history()).toEqual([
    ["person_invited", '{"support":1}'],
    ["person_joined", '{"support":1}'],
  ]);
});

test("whoever signs in here already joins as who they are, and nobody else takes their place", () => {
  const elsewhere = createSite(db, { name: "Press" }).id;
  const cy = createPerson(email, "owner", elsewhere);
  const another = createPerson("di@studio.example", "owner", elsewhere);
  const token = invite();
  expect(join(token)).toEqual({ ok: false, refusal: "must_sign_in" });
  expect(joinSite(db, token, { userId: another }, now)).toEqual({ ok: false, refusal: "other_email" });
  expect(joinSite(db, token, { userId: cy }, now)).toMatchObject({ ok: true, userId: cy });
  expect(listPeople(ada, db)).toHaveLength(2);
});

test("someone who is signed in does not take an invitation for an email that has no account", () => {
  const token = invite();
  expect(joinSite(db, token, { userId: ada.userId }, now)).toEqual({ ok: false, refusal: "other_email" });
});

test("a link ends after seven days, and that it was there is not told", () => {
  const token = invite();
  expect(findInvitation(db, token, now + 7 * day - 1)).toBeDefined();
  expect([join(token, now + 7 * day), join("unknown", now)]).toEqual([notFound, notFound]);
});

test("one that is sent again has a new link, and the one before ends", () => {
  const first = invite();
  const later = now + 8 * day;
  const renewed = renewInvitation(ada, db, { invitationId: idOf() }, later);
  expect(renewed).toMatchObject({ ok: true, email, role: "support" });
  expect(join(first)).toEqual(notFound);
  expect(join(renewed.ok ? renewed.token : "", later + 6 * day)).toMatchObject({ ok: true });
});

test("one that is taken back ends, and is taken back once", () => {
  const token = invite();
  const invitation = { invitationId: idOf() };
  expect(revokeInvitation(ada, db, invitation, now)).toEqual({ ok: true });
  expect(revokeInvitation(ada, db, invitation, now)).toEqual(notFound);
  expect(renewInvitation(ada, db, invitation, now)).toEqual(notFound);
  expect(join(token)).toEqual(notFound);
  expect(history().at(-1)).toEqual(["invitation_revoked", "{}"]);
});

test("another site's invitation is not found", () => {
  const token = invite();
  const elsewhere = createSite(db, { name: "Press" }).id;
  const di = createPerson("di@studio.example", "owner", elsewhere);
  const access = grantSiteAccess({ userId: di, siteId: elsewhere, role: "owner" });
  const invitation = { invitationId: idOf() };
  expect(revokeInvitation(access, db, invitation, now)).toEqual(notFound);
  expect(renewInvitation(access, db, invitation, now)).toEqual(notFound);
  expect(findInvitation(db, token, now)).toBeDefined();
});

test("nobody is invited twice, nor who is there, nor by who may not, nor everybody", () => {
  const again = (of: string, at = now) => invitePerson(ada, db, { email: of, role: "admin" }, at);
  invite();
  expect(again(email)).toEqual({ ok: false, refusal: "already_invited" });
  expect(again(email, now + 7 * day)).toMatchObject({ ok: true });
  expect(again("ada@studio.example")).toEqual({ ok: false, refusal: "already_member" });
  const helper = createPerson("helper@studio.example", "support");
  const access = grantSiteAccess({ userId: helper, siteId, role: "owner" });
  expect(invitePerson(access, db, { email: "di@studio.example", role: "owner" }, now)).toEqual({
    ok: false,
    refusal: "not_allowed",
  });
  for (let at = 1; at < 50; at += 1) invite(`person${at}@studio.example`);
  expect(again("one@toomany.example")).toEqual({ ok: false, refusal: "too_many_invitations" });
});

test("the database holds no token", () => {
  const token = invite();
  const stored = db.$client.prepare("SELECT * FROM invitations").get() as Record<string, unknown>;
  for (const value of Object.values(stored)) expect(String(value)).not.toContain(token);
});

test("the letter goes through the site's mail server; without one, or where it is refused, the link is shown", async () => {
  const mail = await MailServer.start();
  const appUrl = "https://letters.example";
  const issued = { email, role: "support", token: "the-token" } as const;
  const send = (url?: string) =>
    sendInvitation(ada, db, issued, {
      appUrl,
      environment: { SMTP_URL: url, MAIL_FROM: "a@studio.example" },
    });
  const link = `${appUrl}/join/the-token`;
  expect(await send()).toEqual({ ok: true, link, failure: null });
  expect(await send(mail.url)).toEqual({ ok: true, sentTo: email });
  const [letter] = mail.messages;
  expect(letter?.to).toEqual([email]);
  expect(letter?.subject).toBe("You are invited to Studio");
  expect(letter?.html).toContain(`href="${link}"`);
  expect(letter?.text).toContain("Ada invites you to join Studio in support");
  await mail.stop();
  expect(await send(mail.url)).toMatchObject({ ok: true, link, failure: { reason: "unreachable" } });
});
