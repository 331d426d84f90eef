import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { stripeReads } from "@/db/schema";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { connectStripe } from "@/lib/billing/stripe/account/connect-stripe";
import { findConnectedAccount } from "@/lib/billing/stripe/account/find-connected-account";
import { findPaymentsView } from "@/lib/billing/stripe/account/find-payments-view";
import { StripeServer } from "@/testing/stripe-server/stripe-server";
import type { keepReadCurrent } from "./keep-read-current";

const minute = 60_000;
const second = { id: "acct_2", mode: "test", name: "Second studio" } as const;
let stripe: StripeServer;
let environmentKey: string;
let db: Database;
let siteId: number;
let at: number;
let run: typeof keepReadCurrent;

// The settings are read at their first use. For the log that is its import, so they are set before it.
beforeAll(async () => {
  stripe = await StripeServer.start();
  environmentKey = stripe.addAccount(second);
  vi.stubEnv("STRIPE_API_BASE", stripe.url);
  vi.stubEnv("STRIPE_SECRET_KEY", environmentKey);
  run = (await import("./keep-read-current")).keepReadCurrent;
});
afterAll(() => stripe.stop());
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
  at = Date.now();
  stripe.faults.clear();
});

const ownerOf = (site: number) => grantSiteAccess({ userId: "owner", siteId: site, role: "owner" });
const keep = () => run(db, () => at);
const noteAsRead = (site: number, providerAccount: string) =>
  db
    .insert(stripeReads)
    .values({ siteId: site, providerAccount, wholeReadAt: at, readUntil: at })
    .onConflictDoUpdate({
      target: [stripeReads.siteId, stripeReads.providerAccount],
      set: { readUntil: at },
    })
    .run();
const syncs = () => db.$client.prepare("SELECT count(*) FROM stripe_syncs").pluck().get();

test("the account of the environment's key is read, though another was read a moment ago", async () => {
  noteAsRead(siteId, "acct_1/test");
  expect(findConnectedAccount(db, siteId)).toBeNull();
  expect(findPaymentsView(ownerOf(siteId), db)).toMatchObject({
    account: { name: "", providerAccount: null },
    readUntil: null,
  });
  await keep();
  expect(syncs()).toBe(1);
  expect(findConnectedAccount(db, siteId)).toBe("acct_2/test");
  expect(findPaymentsView(ownerOf(siteId), db)).toMatchObject({ account: { name: "Second studio" } });
});

test("what was read today is not read again, and the key is tried once", async () => {
  noteAsRead(siteId, "acct_2/test");
  await keep();
  const { requestCount } = stripe;
  at += 10 * minute;
  await keep();
  expect(stripe.requestCount).toBe(requestCount);
  expect(syncs()).toBe(0);
});

test("a site whose Stripe refuses is asked at growing intervals, and another is read meanwhile", async () => {
  const key = stripe.addAccount({ id: "acct_3", mode: "test", name: "Third studio" });
  expect(await connectStripe(ownerOf(siteId), db, { secretKey: key }, at)).toMatchObject({ ok: true });
  db.$client.exec("DELETE FROM stripe_syncs");
  const other = createSite(db).id;
  const otherKey = stripe.addAccount({ id: "acct_4", mode: "test", name: "Fourth studio" });
  await connectStripe(ownerOf(other), db, { secretKey: otherKey }, at);
  stripe.store.accounts.setKeyState(key, "expired");
  const asked: number[] = [];
  for (let round = 0; round < 70; round += 1) {
    const { requestCount } = stripe;
    await keep();
    db.$client.exec("UPDATE stripe_syncs SET status = 'completed'");
    noteAsRead(other, "acct_4/test");
    if (stripe.requestCount > requestCount) asked.push(round);
    at += minute;
  }
  expect(asked).toEqual([0, 1, 3, 7, 15, 31, 63]);
});

test("a key that replaces one that was refused is asked at once", async () => {
  const key = stripe.addAccount({ id: "acct_5", mode: "test", name: "Fifth studio" });
  await connectStripe(ownerOf(siteId), db, { secretKey: key }, at);
  db.$client.exec("DELETE FROM stripe_syncs");
  stripe.store.accounts.setKeyState(key, "expired");
  for (let round = 0; round < 10; round += 1, at += minute) await keep();
  expect(syncs()).toBe(0);
  const mended = stripe.addKey({ id: "acct_5", mode: "test" });
  await connectStripe(ownerOf(siteId), db, { secretKey: mended }, at);
  db.$client.exec("DELETE FROM stripe_syncs");
  await keep();
  expect(syncs()).toBe(1);
});

test("a stored key of before, which does not say its account, is named by asking it", async () => {
  const key = stripe.addAccount({ id: "acct_6", mode: "live", name: "Sixth studio" });
  await connectStripe(ownerOf(siteId), db, { secretKey: key }, at);
  db.$client.exec("UPDATE payment_accounts SET provider_account = NULL");
  noteAsRead(siteId, "acct_1/test");
  expect(findConnectedAccount(db, siteId)).toBeNull();
  await keep();
  expect(findConnectedAccount(db, siteId)).toBe("acct_6/live");
});
