import { expect, test } from "vitest";
import { createOwner, createSite as makeSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { createSite } from "./create-site";

const now = 5;
const press = { siteName: "Press", timeZone: "Asia/Tokyo" };
const noStripe = {
  STRIPE_SECRET_KEY: undefined,
  STRIPE_WEBHOOK_SECRET: undefined,
  STRIPE_SITE: undefined,
};

test("an owner makes another site, owns it, and its History says so", () => {
  const db = openMemoryDatabase();
  const { id } = makeSite(db);
  const { id: userId } = createOwner(db, { siteId: id, email: "a@b.example", name: "A", passwordHash: "" });
  const created = createSite(db, press, { userId }, now, noStripe);
  expect(created).toEqual({ ok: true, siteId: id + 1 });
  expect(db.$client.prepare("SELECT name, time_zone FROM sites WHERE id = 2").raw().get()).toEqual([
    "Press",
    "Asia/Tokyo",
  ]);
  expect(db.$client.prepare("SELECT user_id, role FROM memberships WHERE site_id = 2").raw().all()).toEqual([
    [userId, "owner"],
  ]);
  expect(db.$client.prepare("SELECT site_id, actor_id, action FROM audit_log").raw().all()).toEqual([
    [2, userId, "site_created"],
  ]);
});

test("no second site is made while it would be unclear whose Stripe the environment sets", () => {
  const db = openMemoryDatabase();
  const owner = { email: "a@b.example", create: { name: "A", passwordHash: "" } };
  const stripe = { ...noStripe, STRIPE_SECRET_KEY: "sk_test" };
  expect(createSite(db, press, owner, now, stripe)).toEqual({ ok: true, siteId: 1 });
  expect(createSite(db, press, owner, now, stripe)).toEqual({ ok: false, refusal: "stripe_site_unset" });
  expect(createSite(db, press, owner, now, { ...stripe, STRIPE_SITE: 1 })).toEqual({ ok: true, siteId: 2 });
  expect(db.$client.prepare("SELECT count(*) FROM users").pluck().get()).toBe(1);
});

test("an email that nobody signs in with owns nothing", () => {
  const db = openMemoryDatabase();
  const owner = { email: "a@b.example", create: undefined };
  expect(createSite(db, press, owner, now, noStripe)).toEqual({ ok: false, refusal: "owner_unknown" });
  expect(db.$client.prepare("SELECT count(*) FROM sites").pluck().get()).toBe(0);
});
