import { expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { capturePlans } from "@/testing/steps/capture-plans";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { findMainCurrency } from "./find-main-currency";

test("the main currency has the most payments of a year, whatever the amounts, and is the site's own", () => {
  const db = openMemoryDatabase();
  const [site, other] = [createSite(db).id, createSite(db).id];
  const pay = (siteId: number, day: string, currency: string, count: number) =>
    db.$client
      .prepare("INSERT INTO revenue_daily VALUES (?, ?, ?, ?, 0, ?)")
      .run(siteId, day, currency, 1_000_000 / count, count);
  const main = () => findMainCurrency(ownerOf(site), db, testNow);
  const captured = capturePlans(db);
  expect(main()).toBeNull();
  captured.stop();
  expect(captured.steps()[0]).toMatch(/SEARCH revenue_daily USING .*PRIMARY KEY \(site_id=\? AND day>\?\)/);
  pay(site, "2026-01-10", "EUR", 3);
  pay(site, "2026-01-11", "USD", 2);
  pay(other, "2026-01-11", "JPY", 900);
  pay(site, "2020-01-11", "GBP", 900);
  expect(main()).toBe("EUR");
  pay(site, "2026-01-12", "USD", 2);
  expect(main()).toBe("USD");
});
