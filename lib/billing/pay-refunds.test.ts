import { expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { billingRefunds, deletionJobs } from "@/db/schema";
import { testNow } from "@/testing/steps/deletion";
import { payRefunds } from "./pay-refunds";
import { localProvider } from "./provider/local-provider";

test("what is paid back is taken off the day's revenue, once, and outlives the contact", async () => {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  db.$client.prepare("INSERT INTO revenue_daily VALUES (?, '2026-01-15', 'EUR', 5000, 100, 2)").run(siteId);
  const job = db
    .insert(deletionJobs)
    .values({ siteId, status: "running", createdBy: "owner", createdAt: testNow })
    .returning()
    .get();
  const refund = { jobId: job.id, contactId: 7, provider: "local", state: "intended", createdAt: 1 } as const;
  db.insert(billingRefunds)
    .values([
      { ...refund, providerPaymentId: "one", amount: 300, currency: "EUR" },
      { ...refund, providerPaymentId: "two", amount: 40, currency: "EUR" },
      { ...refund, providerPaymentId: "three", amount: 700, currency: "USD" },
    ])
    .run();
  const providers = { local: localProvider(db, () => testNow), stripe: undefined };
  for (let round = 0; round < 2; round += 1)
    expect(await payRefunds(db, providers, job.id, 7, () => testNow)).toEqual([]);
  expect(db.$client.prepare("SELECT * FROM revenue_daily").raw().all()).toEqual([
    [siteId, "2026-01-15", "EUR", 5000, 440, 2],
    [siteId, "2026-01-15", "USD", 0, 700, 0],
  ]);
});
