import Stripe from "stripe";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { requireEnvironmentSite } from "./environment-site";

let db: Database;
beforeEach(() => {
  db = openMemoryDatabase();
});
afterEach(() => vi.unstubAllEnvs());

const secretKey = "sk_test_farewell_0123456789";
const signing = "whsec_of_the_environment";
const start = (settings: Partial<Parameters<typeof requireEnvironmentSite>[1]>) => () =>
  requireEnvironmentSite(db, {
    STRIPE_SECRET_KEY: undefined,
    STRIPE_WEBHOOK_SECRET: undefined,
    STRIPE_SITE: undefined,
    ...settings,
  });

test("a key for one of several sites has to say for which, or the start is refused with the list", () => {
  expect(start({ STRIPE_SECRET_KEY: secretKey, STRIPE_SITE: 7 })).not.toThrow();
  createSite(db, { name: "Bindery" });
  expect(start({ STRIPE_SECRET_KEY: secretKey })).not.toThrow();
  createSite(db, { name: "Press" });
  expect(start({})).not.toThrow();
  expect(start({ STRIPE_SECRET_KEY: secretKey, STRIPE_SITE: 2 })).not.toThrow();
  const several = "because there are several: 1 (Bindery), 2 (Press).";
  expect(start({ STRIPE_SECRET_KEY: secretKey })).toThrow(several);
  expect(start({ STRIPE_WEBHOOK_SECRET: signing })).toThrow(several);
  expect(start({ STRIPE_SITE: 3 })).toThrow(
    "STRIPE_SITE must be the number of a site of this instance: 1 (Bindery), 2 (Press).",
  );
});

/** Reloads the modules, as a process that starts with these settings would. */
async function startedWith(settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.resetModules();
  const { findStripe } = await import("./stripe-account");
  const { findSignedEvent, listSigningSecrets } = await import("./find-signed-event");
  const siteOf = async (secret: string) => {
    const payload = JSON.stringify({ id: "evt_1", object: "event" });
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    return (await findSignedEvent(listSigningSecrets(db), payload, header))?.siteId;
  };
  return { stateOf: (siteId: number) => findStripe(db, siteId).state, siteOf };
}

const settings = { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: signing };

test("the environment's key and webhook secret serve the only site", async () => {
  const { id } = createSite(db);
  const started = await startedWith(settings);
  expect(started.stateOf(id)).toBe("connected");
  expect(await started.siteOf(signing)).toBe(id);
  const { id: second } = createSite(db);
  expect([id, second].map(started.stateOf)).toEqual(["none", "none"]);
  expect(await started.siteOf(signing)).toBeUndefined();
});

test("of several sites they serve the named one; another connects its own", async () => {
  const [first, second] = [createSite(db).id, createSite(db).id];
  const started = await startedWith({ ...settings, STRIPE_SITE: String(second) });
  expect([first, second].map(started.stateOf)).toEqual(["none", "connected"]);
  expect(await started.siteOf(signing)).toBe(second);

  const { encryptSetting } = await import("@/lib/system/encrypt-setting");
  const own = "whsec_of_the_first_site";
  db.$client
    .prepare(
      `INSERT INTO payment_accounts (site_id, provider, encrypted_key, key_hint, account_name, encrypted_webhook_secret,
         connected_by, connected_at) VALUES (?, 'stripe', ?, 'sk_test_…6789', 'Own', ?, 'owner', 0)`,
    )
    .run(first, encryptSetting(secretKey), encryptSetting(own));
  expect([first, second].map(started.stateOf)).toEqual(["connected", "connected"]);
  expect([await started.siteOf(own), await started.siteOf(signing)]).toEqual([first, second]);

  db.$client.exec("UPDATE payment_accounts SET encrypted_key = 'AAAA', encrypted_webhook_secret = 'AAAA'");
  expect([first, second].map(started.stateOf)).toEqual(["unreadable", "connected"]);
  expect([await started.siteOf(own), await started.siteOf(signing)]).toEqual([undefined, second]);
});
