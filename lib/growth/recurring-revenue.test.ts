import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { addSubscription } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { capturePlans } from "@/testing/steps/capture-plans";
import { batchesOf } from "@/testing/steps/count";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { sumRecurringRevenue } from "./recurring-revenue";

const day = 86_400_000;
let db: Database;
let siteId: number;
beforeEach(() => {
  db = openMemoryDatabase();
  siteId = createSite(db).id;
});

const whole = batchesOf(1_000);
const stepwise = (size: number) => batchesOf(size, 1);

async function sumOf(of = siteId, budget = whole) {
  for (let next: string | null = null; ; ) {
    const summed = await sumRecurringRevenue(ownerOf(of), db, { now: testNow, next, budget });
    if (!summed.ok) throw new Error(summed.expected);
    if (summed.next === null) return summed.sums;
    next = summed.next;
  }
}

function subscribe(of: number, changes: Record<string, unknown> = {}) {
  const catalogue = catalogues.get(of) ?? createCatalogue(db, { siteId: of });
  catalogues.set(of, catalogue);
  const { id } = createContact(db, { siteId: of });
  write(db, (tx) => addSubscription(tx, catalogue, id));
  const columns = { created_at: testNow - 90 * day, ...changes };
  for (const [name, value] of Object.entries(columns))
    db.$client.prepare(`UPDATE subscriptions SET ${name} = ? WHERE contact_id = ?`).run(value, id);
}
const catalogues = new Map<number, ReturnType<typeof createCatalogue>>();
beforeEach(() => catalogues.clear());

test("a site without subscriptions has none, and another site's are not its own", async () => {
  subscribe(createSite(db).id);
  expect(await sumOf()).toEqual([]);
});

test("sums what goes on to a month, whatever the rhythm, by currency, the most used first", async () => {
  subscribe(siteId, { amount: 12_000, interval: "year" });
  subscribe(siteId, { amount: 3_000, interval: "month", interval_count: 3 });
  subscribe(siteId, { amount: 500, currency: "USD" });
  expect(await sumOf()).toEqual([
    { currency: "EUR", monthly: 2_000, subscriptionCount: 2, started: 0, ended: 0 },
    { currency: "USD", monthly: 500, subscriptionCount: 1, started: 0, ended: 0 },
  ]);
});

test("what is paused, ending or cancelled is not recurring; what started or ended within 30 days is told", async () => {
  subscribe(siteId, { amount: 1_000, created_at: testNow - 29 * day });
  subscribe(siteId, { amount: 700, status: "paused" });
  subscribe(siteId, { amount: 600, ends_at: testNow + day });
  subscribe(siteId, { amount: 400, status: "canceled", canceled_at: testNow - day });
  subscribe(siteId, { amount: 300, status: "canceled", canceled_at: testNow - 31 * day });
  expect(await sumOf()).toEqual([
    { currency: "EUR", monthly: 1_000, subscriptionCount: 1, started: 1_000, ended: 400 },
  ]);
});

test("in steps of any size it comes to the same", async () => {
  const other = createSite(db).id;
  for (let at = 0; at < 23; at += 1) subscribe(at % 3 === 0 ? other : siteId, { amount: 100 + at });
  const expected = await sumOf();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (size) => {
      expect(await sumOf(siteId, stepwise(size))).toEqual(expected);
    }),
  );
});

test("a cursor of another site, or none at all, is refused", async () => {
  for (let at = 0; at < 5; at += 1) subscribe(siteId);
  const asked = { now: testNow, next: null, budget: stepwise(1) };
  const first = await sumRecurringRevenue(ownerOf(siteId), db, asked);
  const next = first.ok ? first.next : null;
  const refused = { ok: false, refusal: "invalid_input", field: "next" };
  const other = ownerOf(createSite(db).id);
  expect(await sumRecurringRevenue(other, db, { ...asked, next })).toMatchObject(refused);
  for (const wrong of ["", "x", "e30", "bnVsbA"])
    expect(await sumRecurringRevenue(ownerOf(siteId), db, { ...asked, next: wrong })).toMatchObject(refused);
});

test("walks the subscriptions by their key", async () => {
  subscribe(siteId);
  const captured = capturePlans(db, (source) => source.includes("subscriptions"));
  await sumOf();
  captured.stop();
  const steps = captured.plans.flat();
  expect(steps.length).toBeGreaterThan(2);
  for (const step of steps.filter((one) => !one.includes("GROUP BY")))
    expect(step).toMatch(/^SEARCH (subscriptions|own|contacts) USING/);
});
