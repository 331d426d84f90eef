import { afterEach, beforeEach, expect, test } from "vitest";
import { retryHeldContacts } from "@/lib/deletion/held/retry-held-contacts";
import { BillingWorld } from "@/testing/steps/billing-world";
import { deleteCustomer } from "@/testing/stripe-server/changes/delete-customer";
import { seedInvoice, seedSubscription } from "@/testing/stripe-server/seed";

let world: BillingWorld;
beforeEach(async () => {
  world = await BillingWorld.create();
});
afterEach(() => world.end());

/** Creates a contact with a Stripe customer whose subscriptions have no row here. */
function unmirrored(count: number) {
  const payer = world.payer("ada@quill.example");
  world.run("DELETE FROM subscriptions");
  for (let n = 1; n < count; n += 1) seedSubscription(world.store, payer.customer, { event: false });
  world.asRead();
  return payer;
}

test.each([1, 2, 120])(
  "the receipt counts %i subscriptions that only clearing the customer found",
  async (count) => {
    const deletion = await world.erase([unmirrored(count).contactId]);
    expect(deletion.stoppedSubscriptionCount).toBe(count);
    expect(world.store.chargesLeft()).toEqual([]);
    expect(
      world.rows("SELECT * FROM billing_cancellations WHERE provider_subscription_id IS NOT NULL"),
    ).toEqual([]);
  },
);

test("those that had a row and those that had none are counted once each, however often it is tried", async () => {
  const { contactId, customer } = world.payer("ada@quill.example");
  const other = seedSubscription(world.store, customer, { event: false }).id;
  world.asRead();
  const refused = { kind: "status", status: 402, afterWork: false } as const;
  world.stripe.faults.add({ method: "DELETE", path: new RegExp(other), fault: refused });
  const { id: jobId, held } = await world.erase([contactId]);
  expect(held).toHaveLength(1);
  world.stripe.faults.clear();
  retryHeldContacts(world.access, world.db, { jobId }, world.now);
  await world.runToEnd();
  expect(world.deletion(jobId).stoppedSubscriptionCount).toBe(2);
});

test("where nothing had to be stopped the receipt says so", async () => {
  const { contactId, customer } = unmirrored(1);
  deleteCustomer(world.store, customer);
  expect((await world.erase([contactId])).stoppedSubscriptionCount).toBe(0);
});

test("an invoice that was voided is no subscription", async () => {
  const { contactId, customer, subscription } = world.payer("ada@quill.example");
  world.run("DELETE FROM subscriptions");
  world.store.remove(subscription);
  seedInvoice(world.store, customer, { status: "open", event: false });
  world.asRead();
  const deletion = await world.erase([contactId]);
  expect(deletion.stoppedSubscriptionCount).toBe(0);
  expect(world.store.chargesLeft()).toEqual([]);
});
