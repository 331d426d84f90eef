import { beforeEach, expect, test } from "vitest";
import { createDemoData } from "@/db/demo/create-demo-data";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { capturePlans } from "@/testing/steps/capture-plans";
import { ownerOf, runWholeDeletion, testNow } from "@/testing/steps/deletion";
import { getGrowth } from "./get-growth";
import { periods } from "./growth-view";

const dayMs = 86_400_000;

let db: Database;
let siteId: number;

beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

function earn(
  day: string,
  currency: string,
  gross: number,
  { refunded = 0, payments = 1, of = siteId } = {},
) {
  db.$client
    .prepare("INSERT INTO revenue_daily VALUES (?, ?, ?, ?, ?, ?)")
    .run(of, day, currency, gross, refunded, payments);
}

const growth = (period: 30 | 90 | 365, of = siteId) => getGrowth(ownerOf(of), db, period, testNow);

test("a site with nothing has zeros, every day", () => {
  const nothing = growth(30);
  expect(nothing).toMatchObject({ currency: null, revenue: 0, otherRevenue: [], total: 0, added: 0 });
  expect(nothing.buckets).toHaveLength(30);
  expect(nothing.buckets[0]).toEqual({
    from: "2025-12-17",
    to: "2025-12-17",
    revenue: 0,
    added: 0,
    deleted: 0,
    total: 0,
  });
  expect(nothing.buckets[29]).toMatchObject({ from: "2026-01-15", to: "2026-01-15" });
});

test("what was refunded is not revenue; the period before is the same length, to the day", () => {
  earn("2026-01-15", "EUR", 5000, { refunded: 1500 });
  earn("2025-12-17", "EUR", 700);
  earn("2025-12-16", "EUR", 40);
  earn("2025-11-17", "EUR", 2);
  earn("2025-11-16", "EUR", 100_000);
  const { buckets, ...whole } = growth(30);
  expect(whole).toMatchObject({ currency: "EUR", revenue: 4200, revenueBefore: 42 });
  expect([buckets[29]?.revenue, buckets[28]?.revenue, buckets[0]?.revenue]).toEqual([3500, 0, 700]);
});

test("currencies stay apart, and the one with most payments leads", () => {
  earn("2026-01-10", "USD", 9000, { payments: 3 });
  earn("2026-01-10", "JPY", 900_000, { payments: 2 });
  earn("2026-01-11", "EUR", 100);
  earn("2026-01-12", "EUR", 200);
  earn("2025-12-01", "JPY", 50_000, { payments: 9 });
  expect(growth(30)).toMatchObject({
    currency: "USD",
    revenue: 9000,
    revenueBefore: 0,
    otherRevenue: [
      { currency: "EUR", revenue: 300 },
      { currency: "JPY", revenue: 900_000 },
    ],
  });
  expect(growth(90).currency).toBe("JPY");
});

test("without revenue in the period it is zero of what was used last", () => {
  earn("2020-03-01", "USD", 100);
  earn("2021-03-01", "EUR", 100);
  expect(growth(365)).toMatchObject({ currency: "EUR", revenue: 0, revenueBefore: 0 });
});

test("contacts of long ago, of the period, and deleted ones: the total of each day is what it was", async () => {
  createContact(db, { siteId, createdAt: testNow - 400 * dayMs });
  const gone = createContact(db, { siteId, createdAt: testNow - 10 * dayMs });
  createContact(db, { siteId, createdAt: testNow - 2 * dayMs });
  await runWholeDeletion(ownerOf(siteId), db, { kind: "ids", ids: [gone.id] });
  const { buckets, ...whole } = growth(30);
  expect(whole).toMatchObject({ total: 2, added: 2, deleted: 1, hasEverDeleted: true });
  expect(buckets.map(({ total }) => total)).toEqual([...Array(19).fill(1), ...Array(8).fill(2), 3, 3, 2]);
  expect(buckets[29]).toMatchObject({ added: 0, deleted: 1 });
  const later = getGrowth(ownerOf(siteId), db, 30, testNow + 60 * dayMs);
  expect(later).toMatchObject({ total: 2, added: 0, deleted: 0, hasEverDeleted: true });
});

test("a year is weeks that end today; the oldest has the day that is left over", () => {
  const first = createContact(db, { siteId, createdAt: testNow - 364 * dayMs });
  createContact(db, { siteId, createdAt: testNow - 357 * dayMs });
  createContact(db, { siteId, createdAt: testNow - 356 * dayMs });
  createContact(db, { siteId, createdAt: testNow + dayMs });
  expect(first.id).toBeGreaterThan(0);
  const { buckets } = growth(365);
  expect(buckets).toHaveLength(52);
  expect(buckets[0]).toMatchObject({ from: "2025-01-16", to: "2025-01-23", added: 2, total: 2 });
  expect(buckets[1]).toMatchObject({ from: "2025-01-24", to: "2025-01-30", added: 1, total: 3 });
  expect(buckets[51]).toMatchObject({ from: "2026-01-09", to: "2026-01-15", added: 1, total: 4 });
});

test("another site's numbers are another site's, for the owner and for an assistant", () => {
  const other = createSite(db).id;
  createContact(db, { siteId: other, createdAt: testNow });
  earn("2026-01-15", "EUR", 100, { of: other });
  createContact(db, { siteId, createdAt: testNow });
  createContact(db, { siteId, createdAt: testNow });
  earn("2026-01-15", "USD", 700);
  const assistant = grantSiteAccess({ userId: "helper", siteId, role: "assistant" });
  expect(growth(30)).toMatchObject({ currency: "USD", revenue: 700, otherRevenue: [], added: 2, total: 2 });
  expect(getGrowth(assistant, db, 30, testNow)).toEqual(growth(30));
  expect(growth(30, other)).toMatchObject({ currency: "EUR", revenue: 100, added: 1, total: 1 });
});

test("on the demo every period has growth and revenue, and ends at what is there", () => {
  const demo = createDemoData(db, { contactCount: 1_000, now: testNow, passwordHash: "none" });
  for (const period of periods) {
    const { buckets, ...whole } = growth(period, demo.siteId);
    expect(whole).toMatchObject({ period, total: 1_000 });
    expect(whole.revenue).toBeGreaterThan(0);
    expect(buckets.filter(({ added }) => added > 0).length).toBeGreaterThan(buckets.length / 3);
    expect(buckets.filter(({ revenue }) => revenue > 0).length).toBeGreaterThan(buckets.length / 3);
    expect(buckets.at(-1)?.total).toBe(1_000);
  }
});

test("at most four queries whatever the period, each by the key of its table", () => {
  earn("2020-03-01", "USD", 100);
  for (const period of periods) {
    const plans = plansOf(() => growth(period));
    expect(plans.length).toBe(4);
    for (const plan of plans) expect(plan).toMatch(/^SEARCH (contacts|revenue)_daily USING PRIMARY KEY/);
  }
});

/** Returns the query plan of each statement that runs inside, its steps joined. */
function plansOf(run: () => void): string[] {
  const captured = capturePlans(db);
  run();
  captured.stop();
  return captured.plans.map((steps) => steps.join("; "));
}
