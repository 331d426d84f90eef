import { afterEach, beforeEach, expect, test } from "vitest";
import { createOwner, createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { freshForMs } from "@/lib/auth/fresh/is-fresh";
import { lacksSecondFactor } from "@/lib/auth/lacks-second-factor";
import { grantSiteAccess, type Role, type SiteAccess } from "@/lib/auth/site-access";
import { getSecondFactorNeed, needSecondFactor } from "./need-second-factor";

const now = Date.UTC(2026, 4, 1);
let db: Database;
let siteId: number;
let ada: SiteAccess;
let bo: SiteAccess;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  ada = member("Ada", "owner");
  bo = member("Bo", "support");
});
afterEach(() => db.$client.close());

function member(name: string, role: Role, at = siteId): SiteAccess {
  const email = `${name.toLowerCase()}${at}@studio.example`;
  const { id } = createOwner(db, { siteId: at, email, name, role, passwordHash: "" });
  return grantSiteAccess({ userId: id, siteId: at, role });
}

const turnOn = ({ userId }: SiteAccess) =>
  db.$client.prepare("UPDATE users SET two_factor_enabled = 1 WHERE id = ?").run(userId);
const need = (isNeeded: boolean, freshAt: number | null = now) =>
  needSecondFactor(ada, db, { isNeeded }, now, freshAt);
const history = () => db.$client.prepare("SELECT action, counts FROM audit_log ORDER BY id").raw().all();

test("whoever has no second factor does nothing on a site that asks for one, but on their account and elsewhere", () => {
  const other = member("Cy", "owner", createSite(db).id);
  turnOn(ada);
  expect(lacksSecondFactor(bo, db, "contacts.read")).toBe(false);
  expect(need(true)).toEqual({ ok: true });
  expect(lacksSecondFactor(ada, db, "contacts.delete")).toBe(false);
  expect(lacksSecondFactor(bo, db, "contacts.read")).toBe(true);
  expect(lacksSecondFactor(bo, db, "account.own")).toBe(false);
  expect(lacksSecondFactor(other, db, "contacts.read")).toBe(false);
  turnOn(bo);
  expect(lacksSecondFactor(bo, db, "contacts.read")).toBe(false);
  expect(need(false)).toEqual({ ok: true });
});

test("only an owner who has one asks everyone, with a fresh proof, and History says so once", () => {
  expect(need(true)).toEqual({ ok: false, refusal: "own_second_factor_missing" });
  turnOn(ada);
  for (const stale of [null, now - freshForMs])
    expect(need(true, stale)).toEqual({ ok: false, refusal: "proof_needed" });
  expect(getSecondFactorNeed(ada, db)).toEqual({ isNeeded: false, lacking: 1 });
  for (const _ of ["once", "again"]) expect(need(true)).toEqual({ ok: true });
  expect(getSecondFactorNeed(ada, db)).toEqual({ isNeeded: true, lacking: 1 });
  expect(need(false, null)).toEqual({ ok: false, refusal: "proof_needed" });
  expect(need(false)).toEqual({ ok: true });
  expect(history()).toEqual([
    ["second_factor_needed", '{"lacking":1}'],
    ["second_factor_not_needed", "{}"],
  ]);
});
