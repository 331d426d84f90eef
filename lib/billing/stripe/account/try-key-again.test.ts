import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import { stripeReads } from "@/db/schema";
import { grantSiteAccess } from "@/lib/auth/site-access";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { findConnectedAccount } from "./find-connected-account";
import { findPaymentsView } from "./find-payments-view";
import { tryKeyAgain } from "./try-key-again";

let stripe: StripeServer;

// The settings are read at their first use, which happens in the test, so the variables are set before it.
beforeAll(async () => {
  stripe = await StripeServer.start();
  vi.stubEnv("STRIPE_API_BASE", stripe.url);
  vi.stubEnv("STRIPE_SECRET_KEY", testKey);
});
afterAll(() => stripe.stop());

test("the key of the environment is shown as what it was found to be, and serves one site", async () => {
  const db = openMemoryDatabase();
  const { id: siteId } = createSite(db);
  const access = grantSiteAccess({ userId: "owner", siteId, role: "owner" });
  const view = () => findPaymentsView(access, db);
  expect(view()).toMatchObject({
    isSetByEnvironment: true,
    account: {
      name: "",
      providerAccount: null,
      keyHint: "sk_test_…6789",
      connectedAt: null,
      permissions: null,
    },
  });

  const read = { siteId, providerAccount: "acct_9/test", wholeReadAt: 1, readUntil: 2 };
  db.insert(stripeReads).values(read).run();
  expect(findConnectedAccount(db, siteId)).toBeNull();
  expect(view()).toMatchObject({ account: { providerAccount: null }, readUntil: null });

  expect(await tryKeyAgain(access, db)).toEqual({ ok: true });
  expect(view()).toMatchObject({
    account: { name: "Test studio", providerAccount: "acct_1/test" },
    readUntil: null,
  });
  expect(view().account?.permissions).toHaveLength(13);
  expect(JSON.stringify(view())).not.toContain(testKey);

  createSite(db);
  expect(view()).toMatchObject({ isSetByEnvironment: false, account: null, readUntil: null });
  expect(await tryKeyAgain(access, db)).toEqual({ ok: false, refusal: "not_connected" });
  expect(findConnectedAccount(db, siteId)).toBeNull();
});
