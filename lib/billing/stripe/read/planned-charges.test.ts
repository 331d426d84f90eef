import { afterEach, beforeEach } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { recheckBilling } from "@/lib/billing/recheck/recheck-billing";
import { testCases } from "@/testing/steps/case-table";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import { syncWhole, testProviders } from "@/testing/steps/stripe-world";
import type { StripeObject } from "@/testing/stripe-server/base/store";
import { startSchedule } from "@/testing/stripe-server/changes/start-schedule";
import {
  seedCustomer,
  seedInvoice,
  seedInvoiceItem,
  seedSchedule,
  seedSubscription,
} from "@/testing/stripe-server/seed";
import { readUpToNow } from "./read-up-to-now";

let world: MirrorWorld;

beforeEach(async () => {
  world = await MirrorWorld.start();
});
afterEach(() => world.stop());

const ada = { email: "ada@quill.example", name: "Ada Quill" };
const contacts = () => world.rows("SELECT email FROM contacts");
const alarms = () => world.rows("SELECT reason FROM billing_rechecks WHERE state = 'needs_attention'");
const shows = (what: string) => `Stripe still shows ${what} from before this person was deleted.`;
const sync = () => syncWhole(world.db, world.api, world.siteId, () => world.now);

/**
 * Deletes the contact Ada and returns her older customer at Stripe, whom nobody has read and who has no
 * subscription.
 */
async function deletedAda(): Promise<StripeObject> {
  createContact(world.db, { siteId: world.siteId, email: ada.email });
  await world.erase();
  world.db.$client.exec("DELETE FROM billing_rechecks");
  return seedCustomer(world.store, ada, { event: false });
}

async function planned(): Promise<StripeObject> {
  return seedSchedule(world.store, (await deletedAda()).id, { event: false });
}

/** Starts the planned subscription ten days after the deletion. */
async function started(): Promise<StripeObject> {
  const schedule = await planned();
  world.passDays(10);
  return startSchedule(world.store, schedule.id);
}

testCases("what is planned for someone erased", [
  {
    id: "B7",
    given: "a whole sync: a subscription that has not begun",
    run: async () => {
      await planned();
      await sync();
      return `${alarms()}; ${contacts()}; ${world.value("SELECT erased_count FROM stripe_syncs")}`;
    },
    right: `${shows("1 scheduled subscription")}; none; 1`,
  },
  {
    id: "B7",
    given: "a whole sync: an item for an invoice to come",
    run: async () => {
      seedInvoiceItem(world.store, (await deletedAda()).id, { event: false });
      await sync();
      return `${alarms()}; ${contacts()}`;
    },
    right: `${shows("1 pending invoice item")}; none`,
  },
  {
    id: "B7",
    given: "a whole sync of someone erased of whom nothing is left says nothing",
    run: async () => {
      await deletedAda();
      await sync();
      return `${alarms()}; ${contacts()}`;
    },
    right: "none; none",
  },
  {
    id: "B7",
    given: "the look by events: a schedule that was made before the deletion, and listed after it",
    run: async () => {
      const customer = await deletedAda();
      seedSchedule(world.store, customer.id, { created: world.inDays(-0.001) });
      world.db.$client.exec(`UPDATE stripe_reads SET read_until = ${world.now}`);
      await readUpToNow(world.db, world.api, world.siteId, () => world.now);
      return `${alarms()}; ${contacts()}`;
    },
    right: `${shows("1 scheduled subscription")}; none`,
  },
  {
    id: "B3",
    given: "it begins: by its event it is of before the deletion, and nobody's",
    run: async () => `${await world.receive(await started())}; ${contacts()}; ${alarms()}`,
    right: `alarm; none; ${shows("1 active subscription")}`,
  },
  {
    id: "B3",
    given: "it begins: the same by a whole sync",
    run: async () => {
      await started();
      await sync();
      return `${contacts()}; ${alarms()}`;
    },
    right: `none; ${shows("1 active subscription")}`,
  },
  {
    id: "B3",
    given: "it begins: the same by an invoice of it",
    run: async () => {
      const { id, customer } = await started();
      const fields = { status: "open", subscription: id, created: world.inDays(0) } as const;
      return `${await world.receive(seedInvoice(world.store, String(customer), fields))}; ${contacts()}`;
    },
    right: "alarm; none",
  },
  {
    id: "B4",
    given: "it begins: the later check stops it, with what it has charged since",
    run: async () => {
      const { id, customer } = await started();
      const fields = { status: "open", subscription: id, created: world.inDays(0) } as const;
      seedInvoice(world.store, String(customer), fields);
      await sync();
      const providersOf = () => testProviders(world.db, world.api);
      await recheckBilling(world.db, providersOf, () => world.now);
      return `charging ${world.store.chargesLeft().length}; ${world.rows("SELECT state FROM billing_rechecks")}`;
    },
    right: "charging 0; clear",
  },
  {
    id: "B3",
    given: "it begins after she came back: not hers",
    run: async () => {
      const schedule = await planned();
      world.passDays(10);
      createContact(world.db, { siteId: world.siteId, email: ada.email });
      await world.receive(
        seedSubscription(world.store, String(schedule.customer), { created: world.inDays(0) }),
      );
      const outcome = await world.receive(startSchedule(world.store, schedule.id));
      return `${outcome}; subscriptions ${world.value("SELECT count(*) FROM subscriptions")}`;
    },
    right: "alarm; subscriptions 1",
  },
  {
    id: "B3",
    given: "one that she planned after she came back is hers",
    run: async () => {
      const customer = await deletedAda();
      world.passDays(10);
      createContact(world.db, { siteId: world.siteId, email: ada.email });
      const schedule = seedSchedule(world.store, customer.id, { created: world.inDays(-0.1) });
      return `${await world.receive(startSchedule(world.store, schedule.id))}; ${contacts()}`;
    },
    right: "done; ada@quill.example",
  },
]);
