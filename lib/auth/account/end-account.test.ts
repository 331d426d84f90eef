import { beforeEach, expect, test } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { tableNames } from "@/db/reachable-tables";
import { memberships } from "@/db/schema";
import { write } from "@/db/write";
import { freshForMs } from "@/lib/auth/fresh/is-fresh";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { makeToken } from "@/lib/auth/tokens/tokens";
import { listAuditLog } from "@/lib/history/list-audit-log";
import { testNow } from "@/testing/steps/deletion";
import { endAccount } from "./end-account";

let db: Database;
let siteId: number;
let userId: string;

const end = (freshAt = testNow) =>
  endAccount(grantSiteAccess({ userId, siteId, role: "owner" }), db, testNow, freshAt);
const own = (site: number, name: string) =>
  createOwner(db, { siteId: site, email: `${name}@x.example`, name, passwordHash: "" }).id;
const content = () =>
  JSON.stringify(tableNames(db).map((table) => db.$client.prepare(`SELECT * FROM "${table}"`).all()));

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db, { name: "Quill Studio" }).id;
  userId = own(siteId, "Ada");
});

test("the last owner of any of their sites cannot go, and is told which", () => {
  own(siteId, "Bo");
  const other = createSite(db, { name: "Second Studio" }).id;
  const joined = { userId, siteId: other, role: "owner", createdAt: testNow } as const;
  write(db, (tx) => tx.insert(memberships).values(joined).run());
  const before = content();
  expect(end()).toEqual({ ok: false, refusal: "last_owner", siteName: "Second Studio" });
  expect(content()).toBe(before);
});

test("an old proof is not enough", () => {
  own(siteId, "Bo");
  expect(end(testNow - freshForMs)).toEqual({ ok: false, refusal: "proof_needed" });
});

test("nothing of the account is left but what they did, by a former member", () => {
  const other = own(siteId, "Bo");
  const at = { createdAt: testNow, expiresAt: testNow * 2 };
  db.$client
    .prepare(
      `INSERT INTO sessions (id, user_id, token, expires_at, created_at, updated_at)
       VALUES ('s', @userId, 't', @expiresAt, @createdAt, @createdAt)`,
    )
    .run({ userId, ...at });
  write(db, (tx) => makeToken(tx, "email-change", { userId, email: "new@x.example" }, testNow));
  expect(end()).toEqual({ ok: true });
  const left = content();
  for (const trace of ["Ada", "ada@x.example", "Ada@x.example", "new@x.example"])
    expect(left).not.toContain(trace);
  expect(db.$client.prepare("SELECT count(*) FROM sessions").pluck().get()).toBe(0);
  expect(db.$client.prepare("SELECT user_id FROM memberships").pluck().all()).toEqual([other]);
  const access = grantSiteAccess({ userId: other, siteId, role: "owner" });
  const { entries } = listAuditLog(access, db, {});
  expect(entries.map(({ who, action }) => [who, action])).toEqual([["Former member", "account_deleted"]]);
});
