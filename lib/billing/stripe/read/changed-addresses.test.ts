import { afterEach, beforeEach } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { write } from "@/db/write";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { leaveEmail } from "@/lib/consent/identities/leave-email";
import { testCases } from "@/testing/steps/case-table";
import { mustConfirm, mustPreview, ownerOf, runOpenDeletion } from "@/testing/steps/deletion";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import { stripeWorld, syncWhole } from "@/testing/steps/stripe-world";
import type { StripeObject } from "@/testing/stripe-server/base/store";
import { changeCustomer } from "@/testing/stripe-server/changes/change-customer";
import { payInvoice } from "@/testing/stripe-server/changes/pay-invoice";
import { seedCustomer, seedInvoice, seedSubscription } from "@/testing/stripe-server/seed";

let world: MirrorWorld;
beforeEach(async () => {
  world = await MirrorWorld.start();
});
afterEach(() => world.stop());

const ada = { email: "ada@quill.example", name: "Ada Quill" };
const [before, after] = ["ada@before.example", "ada@after.example"];
const contacts = () => world.rows("SELECT email FROM contacts ORDER BY email");
const totals = () => world.rows("SELECT gross, payment_count FROM revenue_daily ORDER BY day");
const sync = () => syncWhole(world.db, world.api, world.siteId, () => world.now);

/** Creates Ada, who paid and was deleted. Her recheck is done, and then her email changes at Stripe. */
async function erasedThenChanged(): Promise<StripeObject> {
  const customer = seedCustomer(world.store, ada);
  const invoice = payInvoice(world.store, seedInvoice(world.store, customer.id, { status: "open" }).id);
  await world.receive(customer, invoice);
  world.passDays(1);
  await eraseEveryone();
  changeCustomer(world.store, customer.id, { email: after });
  return customer;
}

async function eraseEveryone(): Promise<void> {
  await world.erase();
  world.db.$client.exec("UPDATE billing_rechecks SET state = 'clear', provider_customer_id = NULL");
}

testCases("an address that changed at Stripe", [
  {
    id: "B7",
    given: "a whole sync: nobody comes back, nothing is counted again",
    run: async () => {
      await erasedThenChanged();
      await sync();
      return `${contacts()}; ${totals()}`;
    },
    right: "none; 1500 1",
  },
  {
    id: "B7",
    given: "the event of the change",
    run: async () => `${await world.receive(await erasedThenChanged())}; ${contacts()}`,
    right: "erased; none",
  },
  {
    id: "B7",
    given: "the address was taken away and none put in its place",
    run: async () => {
      const customer = await erasedThenChanged();
      changeCustomer(world.store, customer.id, { email: "" });
      await sync();
      return contacts();
    },
    right: "none",
  },
  {
    id: "B7",
    given: "the account of the customer was never known here",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      await world.receive(customer);
      world.db.$client.exec("UPDATE billing_customers SET provider_account = NULL, deleted_at = 1");
      await eraseEveryone();
      changeCustomer(world.store, customer.id, { email: after });
      await sync();
      return contacts();
    },
    right: "none",
  },
  {
    id: "B3",
    given: "what is bought under the new address after the deletion is someone new's",
    run: async () => {
      const customer = await erasedThenChanged();
      world.passDays(10);
      const again = seedSubscription(world.store, customer.id, { created: world.inDays(-0.1) });
      return `${await world.receive(again)}; ${contacts()}; ${totals()}`;
    },
    right: `done; ${after}; 1500 1`,
  },
]);

/** Gives an email that Ada left a day ago to Ben. Adds a customer with that email whom nobody has read. */
function handedOver(madeDaysAgo: number) {
  const of = (email: string) => createContact(world.db, { siteId: world.siteId, email }).id;
  const adaId = of(after);
  const leftAt = world.now - 86_400_000;
  const left = { siteId: world.siteId, contactId: adaId, email: before, standing: "subscribed" as const };
  write(world.db, (tx) => leaveEmail(tx, left, leftAt));
  of(before);
  const customer = seedCustomer(
    world.store,
    { email: before, name: "" },
    { created: world.inDays(-madeDaysAgo) },
  );
  const made = { created: world.inDays(-madeDaysAgo) };
  return { adaId, leftAt, subscription: seedSubscription(world.store, customer.id, made) };
}

const holders = () =>
  world.rows("SELECT email, status FROM subscriptions JOIN contacts ON contacts.id = contact_id");

async function erase(contactId: number): Promise<void> {
  const access = ownerOf(world.siteId);
  mustConfirm(access, world.db, await mustPreview(access, world.db, { kind: "ids", ids: [contactId] }));
  await runOpenDeletion(stripeWorld(world.db, world.api, () => world.now));
}

const erasedDaysAgo = () =>
  world.rows(
    `SELECT round((${world.now} - erased_at) / 86400000.0, 1) FROM erased_identities ORDER BY erased_at`,
  );

testCases("an address that two people had", [
  {
    id: "B7",
    given: "what was made while the earlier one had it is theirs",
    run: async () => `${await world.receive(handedOver(2).subscription)}; ${holders()}`,
    right: `done; ${after} active`,
  },
  {
    id: "B7",
    given: "what was made since is the later one's",
    run: async () => `${await world.receive(handedOver(0.5).subscription)}; ${holders()}`,
    right: `done; ${before} active`,
  },
  {
    id: "B7",
    given: "the later one was erased: what was the earlier one's is still theirs",
    run: async () => {
      const { subscription, adaId } = handedOver(2);
      await erase(adaId + 1);
      return `${await world.receive(subscription)}; ${holders()}`;
    },
    right: `done; ${after} active`,
  },
  {
    id: "B7",
    given: "the later one was erased, then the earlier one: the later moment stays",
    run: async () => {
      const { subscription, adaId } = handedOver(0.5);
      await erase(adaId + 1);
      const one = erasedDaysAgo();
      await erase(adaId);
      return `${one}; ${erasedDaysAgo()}; ${await world.receive(subscription)}`;
    },
    right: "0; 0, 0; alarm",
  },
  {
    id: "B7",
    given: "the earlier one is erased while the later one is here: only what was made before is nobody's",
    run: async () => {
      const { subscription, adaId } = handedOver(0.5);
      await erase(adaId);
      return `${erasedDaysAgo()}; ${await world.receive(subscription)}; ${holders()}`;
    },
    right: `1, 0; done; ${before} active`,
  },
  {
    id: "B7",
    given: "three had it, the first and the last were erased: what was the first one's is nobody's",
    run: async () => {
      const { subscription } = await threeHolders(9);
      return `${await world.receive(subscription)}; ${holders()}`;
    },
    right: "alarm; none",
  },
  {
    id: "B7",
    given: "the same three: what was the second one's is theirs",
    run: async () => {
      const { subscription } = await threeHolders(2);
      return `${await world.receive(subscription)}; ${holders()}`;
    },
    right: `done; ${after} active`,
  },
]);

/**
 * Adds a holder of the email from before Ada, who was erased eight days ago. Then erases Ben, who has it after her.
 */
async function threeHolders(madeDaysAgo: number) {
  const { siteId, db, now } = world;
  write(db, (tx) => rememberErasedIdentity(tx, siteId, before, now - 8 * 86_400_000));
  const handed = handedOver(madeDaysAgo);
  await erase(handed.adaId + 1);
  return handed;
}
