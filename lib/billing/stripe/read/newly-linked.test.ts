import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { queueSync } from "@/lib/billing/stripe/account/queue-sync";
import { claimSync } from "@/lib/billing/stripe/sync/claim-sync";
import { syncPage } from "@/lib/billing/stripe/sync/sync-stripe";
import { testCases } from "@/testing/steps/case-table";
import { mustPreview, ownerOf } from "@/testing/steps/deletion";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import { asReadNow } from "@/testing/steps/stripe-world";
import type { StripeObject } from "@/testing/stripe-server/base/store";
import { changeCustomer } from "@/testing/stripe-server/changes/change-customer";
import { payInvoice } from "@/testing/stripe-server/changes/pay-invoice";
import {
  seedCheckout,
  seedCustomer,
  seedInvoice,
  seedPaymentIntent,
  seedSubscription,
} from "@/testing/stripe-server/seed";
import { readUpToNow } from "./read-up-to-now";

let world: MirrorWorld;

beforeEach(async () => {
  world = await MirrorWorld.start();
});
afterEach(() => world.stop());

const email = "ada@quill.example";
const mirrored = () =>
  [
    world.rows("SELECT email, status FROM subscriptions JOIN contacts ON contacts.id = contact_id"),
    `invoices ${world.rows("SELECT status FROM invoices ORDER BY status")}`,
    `paid ${world.rows("SELECT sum(amount), count(*) FROM payments")}`,
  ].join("; ");

/**
 * Creates a customer without an email who has a subscription, an open invoice, a paid one and a purchase. Nothing of
 * it is stored.
 */
async function nameless(): Promise<StripeObject> {
  const { store } = world;
  const customer = seedCustomer(store, { email: null });
  const subscription = seedSubscription(store, customer.id);
  const of = { status: "open", subscription: subscription.id } as const;
  const [paid, owed] = [seedInvoice(store, customer.id, of), seedInvoice(store, customer.id, of)];
  payInvoice(store, paid.id);
  const once = seedPaymentIntent(store, customer.id, 900);
  const outcomes = await world.receive(customer, subscription, owed, paid, once);
  if (outcomes !== "no_email no_email no_email no_email no_email") throw new Error(outcomes);
  return customer;
}

const everything = "ada@quill.example active; invoices open, paid; paid 2400 2";

testCases("a customer who gets an address later", [
  {
    id: "B6",
    given: "by its event",
    run: async () => {
      const customer = changeCustomer(world.store, (await nameless()).id, { email });
      return `${await world.receive(customer)}; ${mirrored()}`;
    },
    right: `done; ${everything}`,
  },
  {
    id: "B6",
    given: "by its event, twice and at once",
    run: async () => {
      const customer = changeCustomer(world.store, (await nameless()).id, { email });
      const outcomes = await Promise.all([world.receive(customer), world.receive(customer)]);
      return `${outcomes.join(" ")}; ${mirrored()}; ${world.value("SELECT sum(gross) FROM revenue_daily")}`;
    },
    right: `done done; ${everything}; 2400`,
  },
  {
    id: "B6",
    given: "by the look by events",
    run: async () => {
      const { id } = await nameless();
      world.passDays(10);
      world.db.$client.exec(`UPDATE stripe_reads SET read_until = ${world.now}`);
      changeCustomer(world.store, id, { email });
      await readUpToNow(world.db, world.api, world.siteId, () => world.now);
      return mirrored();
    },
    right: everything,
  },
  {
    id: "B6",
    given: "by a checkout in which they type it",
    run: async () => {
      const customer = await nameless();
      const checkout = seedCheckout(world.store, customer.id, false, { email });
      return `${await world.receive(checkout)}; ${mirrored()}`;
    },
    right: `done; ${everything}`,
  },
  {
    id: "B6",
    given: "while a whole sync has come as far as invoices",
    run: async () => {
      const { id } = await nameless();
      const other = seedSubscription(world.store, id, { event: false, amount: 700 });
      queueSync(world.db, world.siteId, null, world.now);
      for (;;) {
        const open = claimSync(world.db, "test", world.now);
        if (!open) break;
        if (open.phase === "invoices" && open.cursor === null) changeCustomer(world.store, id, { email });
        await syncPage(world.db, world.api, open, () => world.now);
      }
      const bought = `SELECT count(*) FROM subscriptions WHERE provider_subscription_id = '${other.id}'`;
      return `${world.value(bought)} more; ${world.value("SELECT count(*) FROM payments")} paid`;
    },
    right: "1 more; 2 paid",
  },
  {
    id: "B3",
    given: "what was made before a person of the address was deleted stays nobody's",
    run: async () => {
      const customer = await nameless();
      createContact(world.db, { siteId: world.siteId, email });
      await world.erase();
      world.passDays(10);
      createContact(world.db, { siteId: world.siteId, email });
      changeCustomer(world.store, customer.id, { email });
      seedSubscription(world.store, customer.id, { created: world.inDays(-0.1), status: "trialing" });
      const outcome = await world.receive(world.store.find(customer.id) as StripeObject);
      const alarm = world.value("SELECT count(*) FROM billing_rechecks WHERE state = 'needs_attention'");
      return `${outcome}; ${mirrored()}; alarms ${alarm}`;
    },
    right: "alarm; ada@quill.example trialing; invoices none; paid  0; alarms 1",
  },
]);

test("a dialog for a contact whose customer has got the address does not say that nothing bills", async () => {
  const customer = await nameless();
  createContact(world.db, { siteId: world.siteId, email });
  await world.receive(changeCustomer(world.store, customer.id, { email }));
  const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };
  const { plan } = await mustPreview(ownerOf(world.siteId), world.db, everyone, asReadNow);
  expect(plan).toMatchObject({ billing: { subscriptionCount: 1 } });
});

test("the customer is linked with all that is theirs, or not at all", async () => {
  const customer = await nameless();
  const named = changeCustomer(world.store, customer.id, { email });
  world.stripe.faults.add({
    path: /payment_intents$/,
    fault: { kind: "status", status: 402, afterWork: false },
  });
  await expect(world.receive(named)).rejects.toThrow("declined");
  expect(world.value("SELECT count(*) FROM billing_customers")).toBe(0);
  world.stripe.faults.clear();
  expect(await world.receive(named)).toBe("done");
  expect(mirrored()).toBe(everything);
});
