import { afterEach, beforeEach } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { write } from "@/db/write";
import { leaveEmail } from "@/lib/consent/identities/leave-email";
import { testCases } from "@/testing/steps/case-table";
import { mustConfirm, mustPreview, ownerOf, runOpenDeletion } from "@/testing/steps/deletion";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import { stripeWorld, syncWhole } from "@/testing/steps/stripe-world";
import { changeCustomer } from "@/testing/stripe-server/changes/change-customer";
import { deleteCustomer } from "@/testing/stripe-server/changes/delete-customer";
import { seedCustomer, seedPaymentIntent, seedSubscription } from "@/testing/stripe-server/seed";

let world: MirrorWorld;
beforeEach(async () => {
  world = await MirrorWorld.start();
});
afterEach(() => world.stop());

const contacts = () => world.rows("SELECT email FROM contacts ORDER BY email");
const clear = () =>
  world.db.$client.exec("UPDATE billing_rechecks SET state = 'clear', provider_customer_id = NULL");
const ada = { email: "ada@quill.example", name: "Ada" };

testCases("customers found later", [
  {
    id: "later",
    given: "a customer of someone erased is found by the address only, settled, and then changes address",
    run: async () => {
      await world.receive(seedCustomer(world.store, ada));
      await world.erase();
      const other = seedCustomer(world.store, ada);
      const subscription = seedSubscription(world.store, other.id);
      const first = await world.receive(subscription);
      clear();
      changeCustomer(world.store, other.id, { email: "ada@after.example" });
      await syncWhole(world.db, world.api, world.siteId, () => world.now);
      return `${first}; ${contacts()}`;
    },
    right: "alarm; none",
  },
  {
    id: "later",
    given: "a customer of someone erased gets, at Stripe, an address that somebody here had before",
    run: async () => {
      const of = (email: string) => createContact(world.db, { siteId: world.siteId, email }).id;
      const benId = of("ben@after.example");
      const left = {
        siteId: world.siteId,
        contactId: benId,
        email: "ben@before.example",
        standing: "subscribed" as const,
      };
      write(world.db, (tx) => leaveEmail(tx, left, world.now - 86_400_000));
      const customer = seedCustomer(world.store, ada);
      const subscription = seedSubscription(world.store, customer.id);
      await world.receive(customer, subscription);
      const access = ownerOf(world.siteId);
      const id = Number(world.value("SELECT id FROM contacts WHERE email = 'ada@quill.example'"));
      mustConfirm(access, world.db, await mustPreview(access, world.db, { kind: "ids", ids: [id] }));
      await runOpenDeletion(stripeWorld(world.db, world.api, () => world.now));
      clear();
      changeCustomer(world.store, customer.id, { email: "ben@before.example" });
      await syncWhole(world.db, world.api, world.siteId, () => world.now);
      return `${contacts()}; ${world.rows("SELECT email FROM billing_customers JOIN contacts ON contacts.id = contact_id")}`;
    },
    right: "ben@after.example; none",
  },
  ...(["deleted at Stripe before it was read", "without an email"] as const).map((buyer) => ({
    id: "later",
    given: `the payment of a customer ${buyer}: the money is the site's, and nobody's here`,
    run: async () => {
      const customer = seedCustomer(
        world.store,
        buyer === "without an email" ? { email: "", name: "Ada" } : ada,
      );
      const payment = seedPaymentIntent(world.store, customer.id, 700);
      if (buyer !== "without an email") deleteCustomer(world.store, customer.id);
      const first = await world.receive(payment);
      const totals = () => world.rows("SELECT sum(gross), sum(payment_count) FROM revenue_daily");
      const once = totals();
      await world.receive(payment);
      await syncWhole(world.db, world.api, world.siteId, () => world.now);
      return `${first}; ${contacts()}; ${once}, then ${totals()}`;
    },
    right: `${buyer === "without an email" ? "no_email" : "gone"}; none; 700 1, then 700 1`,
  })),
  {
    id: "later",
    given: "the payment of a customer without an email, who has one later: it is theirs, and counted once",
    run: async () => {
      const customer = seedCustomer(world.store, { email: "", name: "Ada" });
      await world.receive(seedPaymentIntent(world.store, customer.id, 700));
      changeCustomer(world.store, customer.id, { email: "ada@quill.example" });
      await syncWhole(world.db, world.api, world.siteId, () => world.now);
      const totals = world.rows("SELECT sum(gross), sum(payment_count) FROM revenue_daily");
      return `${contacts()}; ${world.rows("SELECT amount FROM payments")}; ${totals}`;
    },
    right: "ada@quill.example; 700; 700 1",
  },
]);
