import { afterEach, beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { BillingWorld } from "@/testing/steps/billing-world";
import { recheckBilling } from "./recheck/recheck-billing";
import { queueSync } from "./stripe/account/queue-sync";
import { claimSync } from "./stripe/sync/claim-sync";
import { syncPage } from "./stripe/sync/sync-stripe";

let world: BillingWorld;
beforeEach(async () => {
  world = await BillingWorld.create();
});
afterEach(() => world.end());

test("a site whose Stripe is silent does not keep the syncs of others waiting, and goes on later", async () => {
  const other = createSite(world.db).id;
  const [silent, next] = [world.siteId, other].map((siteId) => queueSync(world.db, siteId, null, world.now));
  world.stripe.faults.add({ path: /./, fault: { kind: "status", status: 503, afterWork: false } });
  const first = claimSync(world.db, "lane", world.now);
  expect(first?.id).toBe(silent);
  if (first) expect(await syncPage(world.db, world.api, first, () => world.now)).toBe("unreachable");
  world.stripe.faults.clear();
  expect(claimSync(world.db, "lane", world.now)?.id).toBe(next);
  world.run("UPDATE stripe_syncs SET status = 'completed' WHERE id = ?", next);
  expect(claimSync(world.db, "lane", world.now)).toBeUndefined();
  world.pass(10_000);
  expect(claimSync(world.db, "lane", world.now)?.id).toBe(silent);
});

test("a sync that fails on our side ends with a reference", async () => {
  const id = queueSync(world.db, world.siteId, null, world.now);
  world.atStripe("ada@quill.example");
  world.db.$client.exec(
    "CREATE TRIGGER refuse BEFORE INSERT ON billing_customers BEGIN SELECT RAISE(ABORT, 'refused'); END",
  );
  const sync = claimSync(world.db, "lane", world.now);
  if (sync) expect(await syncPage(world.db, world.api, sync, () => world.now)).toBe("ended");
  expect(world.rows("SELECT status, problem FROM stripe_syncs WHERE id = ?", id)).toEqual([
    { status: "failed", problem: expect.stringMatching(/^Something went wrong on our side. Reference: /) },
  ]);
});

test("a later check that fails on our side stands under needs attention, and the others are asked", async () => {
  for (const customer of ["cus_1", "cus_2"])
    world.run(
      `INSERT INTO billing_rechecks (site_id, provider, provider_account, provider_customer_id, erased_at, found, state,
         due_at) VALUES (?, 'stripe', 'acct_1/test', ?, 0, 'planned', 'due', 0)`,
      world.siteId,
      customer,
    );
  const providers = world.world.providersOf(world.siteId);
  const { stripe } = providers;
  if (!stripe) throw new Error("Stripe is connected");
  const readCustomer: typeof stripe.readCustomer = async (id) => {
    if (id === "cus_1") throw new TypeError("a mistake of ours");
    return { state: "deleted" };
  };
  await recheckBilling(
    world.db,
    () => ({ ...providers, stripe: { ...stripe, readCustomer } }),
    () => world.now,
  );
  expect(world.rows("SELECT state, reason FROM billing_rechecks ORDER BY id")).toEqual([
    { state: "needs_attention", reason: expect.stringContaining("Reference: ") },
    { state: "clear", reason: null },
  ]);
});
