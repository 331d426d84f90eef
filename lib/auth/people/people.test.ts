import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { roles } from "@/db/schema";
import { findMembership } from "@/lib/auth/find-site-access";
import { grantSiteAccess, type Role, type SiteAccess } from "@/lib/auth/site-access";
import { changeRole } from "./change-role";
import { chooseSite } from "./choose-site";
import { invitePerson } from "./invite-person";
import { listOwnSites } from "./list-own-sites";
import { listPeople } from "./list-people";
import { leaveSite, removePerson } from "./remove-person";

const now = Date.UTC(2026, 4, 1);
let db: Database;
let siteId: number;
let otherSiteId: number;
let ada: SiteAccess;
let bo: SiteAccess;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db, { name: "Studio" }).id;
  otherSiteId = createSite(db, { name: "Press" }).id;
  ada = member("Ada", "owner");
  bo = member("Bo", "owner");
});
afterEach(() => db.$client.close());

function member(name: string, role: Role, at = siteId): SiteAccess {
  const email = `${name.toLowerCase()}@studio.example`;
  const { id } = createOwner(db, { siteId: at, email, name, role, passwordHash: "" });
  return grantSiteAccess({ userId: id, siteId: at, role });
}

function beginSession({ userId }: SiteAccess, chosen: number | null = null): string {
  const id = `session ${userId}`;
  db.$client
    .prepare(
      `INSERT INTO sessions (id, user_id, token, expires_at, site_id, created_at, updated_at)
       VALUES (@id, @userId, @id, 9e15, @chosen, 1, @now)`,
    )
    .run({ id, userId, chosen, now });
  return id;
}

const alsoOn = (who: SiteAccess, site: number, role: Role = "read_only") =>
  db.$client
    .prepare("INSERT INTO memberships (user_id, site_id, role, created_at) VALUES (?, ?, ?, ?)")
    .run(who.userId, site, role, now);
const roleOf = ({ userId }: SiteAccess, site = siteId) =>
  listPeople(grantSiteAccess({ userId, siteId: site, role: "owner" }), db).find(
    (person) => person.userId === userId,
  )?.role;
const history = () =>
  db.$client
    .prepare(
      "SELECT site_id AS site, actor_id AS actor, person_id AS whom, action, counts FROM audit_log ORDER BY id",
    )
    .all();
const entry = (who: SiteAccess, action: string, role: Role, whom: SiteAccess | null = null) => ({
  site: siteId,
  actor: who.userId,
  whom: whom?.userId ?? null,
  action,
  counts: JSON.stringify({ [role]: 1 }),
});
const lastOwner = { ok: false, refusal: "last_owner" };
const notAllowed = { ok: false, refusal: "not_allowed" };
const notFound = { ok: false, refusal: "not_found" };

test("lists who belongs to the site and no other, with when they were seen", () => {
  member("Cy", "support", otherSiteId);
  beginSession(bo);
  expect(listPeople(ada, db).map(({ name, role, seenAt }) => [name, role, seenAt])).toEqual([
    ["Ada", "owner", null],
    ["Bo", "owner", now],
  ]);
});

test("a role is changed once, and History says to which without a name", () => {
  const cy = member("Cy", "support");
  const change = { userId: cy.userId, role: "admin" } as const;
  expect(changeRole(ada, db, change, now)).toEqual({ ok: true });
  expect(changeRole(ada, db, change, now)).toEqual({ ok: true });
  expect(roleOf(cy)).toBe("admin");
  expect(history()).toEqual([entry(ada, "role_changed", "admin", cy)]);
});

test("of two owners who demote each other at once, one stays", () => {
  const demote = (who: SiteAccess) => ({ userId: who.userId, role: "support" }) as const;
  expect(changeRole(ada, db, demote(bo), now)).toEqual({ ok: true });
  // The access of Bo was granted before the turn of the one above.
  expect(changeRole(bo, db, demote(ada), now)).toEqual(notAllowed);
  expect(removePerson(bo, db, ada, now)).toEqual(notAllowed);
  expect(changeRole(ada, db, demote(ada), now)).toEqual(lastOwner);
  expect([roleOf(ada), roleOf(bo)]).toEqual(["owner", "support"]);
});

test("the last owner is neither removed nor leaves, and an owner of another site is none here", () => {
  member("Cy", "owner", otherSiteId);
  expect(leaveSite(bo, db, now)).toEqual({ ok: true });
  expect(leaveSite(bo, db, now)).toEqual(notFound);
  expect(leaveSite(ada, db, now)).toEqual(lastOwner);
  expect(removePerson(ada, db, ada, now)).toEqual(lastOwner);
  expect(changeRole(ada, db, { userId: ada.userId, role: "admin" }, now)).toEqual(lastOwner);
  expect(history()).toEqual([entry(bo, "person_left", "owner")]);
});

test("whatever people do to each other, in whatever order, the site keeps an owner", () => {
  const cast = [ada, bo, member("Cy", "admin")];
  const someone = fc.nat(cast.length - 1);
  const deed = fc.oneof(
    fc.record({ by: someone, to: someone, role: fc.constantFrom(...roles) }),
    fc.record({ by: someone, to: someone, role: fc.constant(undefined) }),
  );
  const people = db.$client.prepare("SELECT * FROM memberships").all();
  const insert = db.$client.prepare(
    "INSERT INTO memberships (user_id, site_id, role, created_at) VALUES (@user_id, @site_id, @role, @created_at)",
  );
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
      db.$client.exec("DELETE FROM memberships");
      for (const row of people) insert.run(row);
      for (const { by, to, role } of deeds) {
        const [actor, { userId }] = [cast[by] ?? ada, cast[to] ?? ada];
        // Each comes with the access of an owner, as if it had been granted before all the others acted.
        const access = grantSiteAccess({ ...actor, role: "owner" });
        if (role) changeRole(access, db, { userId, role }, now);
        else removePerson(access, db, { userId }, now);
      }
      const owners = db.$client.prepare("SELECT count(*) FROM memberships WHERE role = 'owner'").pluck();
      expect(owners.get()).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});

test("nobody of another site is found", () => {
  const cy = member("Cy", "support", otherSiteId);
  expect(changeRole(ada, db, { userId: cy.userId, role: "owner" }, now)).toEqual(notFound);
  expect(removePerson(ada, db, cy, now)).toEqual(notFound);
  expect(roleOf(cy, otherSiteId)).toBe("support");
  expect(history()).toEqual([]);
});

test("everybody may leave; only who may manage people removes others", () => {
  const cy = member("Cy", "read_only");
  expect(removePerson(cy, db, ada, now)).toEqual(notAllowed);
  expect(changeRole(cy, db, { userId: cy.userId, role: "owner" }, now)).toEqual(notAllowed);
  expect(removePerson(cy, db, cy, now)).toEqual({ ok: true });
  expect(history()).toEqual([entry(cy, "person_left", "read_only")]);
});

test("whoever is removed has no access at their next request, and none of their invitations works", () => {
  const session = { userId: bo.userId, sessionId: beginSession(bo, siteId) };
  expect(findMembership(db, session)).toEqual(bo);
  invitePerson(bo, db, { email: "cy@studio.example", role: "owner" }, now);
  expect(removePerson(ada, db, bo, now)).toEqual({ ok: true });
  expect(removePerson(ada, db, bo, now)).toEqual(notFound);
  expect(findMembership(db, session)).toBeUndefined();
  expect(db.$client.prepare("SELECT count(*) FROM invitations").pluck().get()).toBe(0);
  expect(history()).toEqual([
    entry(bo, "person_invited", "owner"),
    entry(ada, "person_removed", "owner", bo),
  ]);
});

test("a session works with the site that was chosen, else with the one that was joined first", () => {
  alsoOn(bo, otherSiteId);
  const session = { userId: bo.userId, sessionId: beginSession(bo) };
  expect(findMembership(db, session)?.siteId).toBe(siteId);
  expect(chooseSite(db, session, otherSiteId)).toEqual({ ok: true });
  expect(findMembership(db, session)).toMatchObject({ siteId: otherSiteId, role: "read_only" });
  expect(listOwnSites(bo, db).map(({ name, role }) => [name, role])).toEqual([
    ["Press", "read_only"],
    ["Studio", "owner"],
  ]);
  db.$client.prepare("DELETE FROM memberships WHERE site_id = ?").run(otherSiteId);
  expect(findMembership(db, session)?.siteId).toBe(siteId);
});

test("a site that someone does not belong to, or another's session, is not chosen", () => {
  const session = { userId: bo.userId, sessionId: beginSession(bo) };
  expect(chooseSite(db, session, otherSiteId)).toEqual(notFound);
  alsoOn(ada, otherSiteId);
  expect(chooseSite(db, { ...session, userId: ada.userId }, otherSiteId)).toEqual({ ok: true });
  expect(db.$client.prepare("SELECT site_id FROM sessions").pluck().all()).toEqual([null]);
});

test("a change that fails half-way changes nothing", () => {
  db.$client.exec(
    "CREATE TRIGGER broken BEFORE INSERT ON audit_log BEGIN SELECT raise(ABORT, 'broken'); END",
  );
  for (const attempt of [
    () => changeRole(ada, db, { userId: bo.userId, role: "support" }, now),
    () => removePerson(ada, db, bo, now),
    () => leaveSite(bo, db, now),
    () => invitePerson(ada, db, { email: "cy@studio.example", role: "support" }, now),
  ])
    expect(attempt).toThrow("broken");
  expect(roleOf(bo)).toBe("owner");
  expect(db.$client.prepare("SELECT count(*) FROM invitations").pluck().get()).toBe(0);
});
