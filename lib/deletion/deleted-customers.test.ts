import { afterEach, beforeEach } from "vitest";
import { BillingWorld, outcomeOf } from "@/testing/steps/billing-world";
import { testCases } from "@/testing/steps/case-table";
import { mustPreview } from "@/testing/steps/deletion";
import { deleteCustomer } from "@/testing/stripe-server/changes/delete-customer";
import { seedInvoice } from "@/testing/stripe-server/seed";
import { retryHeldContacts } from "./held/retry-held-contacts";

let world: BillingWorld;
beforeEach(async () => {
  world = await BillingWorld.create();
});
afterEach(() => world.end());

const another = { id: "acct_2", mode: "test" as const };
const connectAnother = () => {
  world.connect(world.stripe.addAccount({ ...another, name: "Another" }));
  world.asRead("acct_2/test");
};

/** Returns what the dialog foretells for the contacts, and what the deletion then does. */
async function foretoldAndDone(...contactIds: number[]): Promise<string> {
  const reading = await world.world.readBilling(world.siteId);
  const selection = { kind: "ids" as const, ids: contactIds };
  const { billing } = (await mustPreview(world.access, world.db, selection, reading)).plan;
  const jobId = await world.confirm(contactIds);
  await world.runToEnd();
  const cleared = world.value(
    "SELECT count(*) FROM billing_cancellations WHERE job_id = ? AND kind = 'customer'",
    jobId,
  );
  const foretold = `${billing.customerCount} customers, ${billing.unpaidInvoiceCount} invoices, ${billing.held?.contactCount ?? 0} held`;
  return `${foretold}; ${outcomeOf(world.deletion(jobId))}, ${cleared} customers`;
}

/** Makes Ada a customer whom Stripe has deleted, as one of its events told. */
async function deletedAtStripe(): Promise<{ contactId: number; customer: string }> {
  const { contactId, customer } = world.payer("ada@quill.example");
  world.asRead();
  world.pass(60_000);
  deleteCustomer(world.store, customer);
  await world.world.readBilling(world.siteId);
  return { contactId, customer };
}

testCases("customers deleted at Stripe", [
  {
    id: "gone",
    given: "the account of a customer who was deleted there is connected no more: nobody has to be asked",
    run: async () => {
      const { contactId } = await deletedAtStripe();
      connectAnother();
      return foretoldAndDone(contactId);
    },
    right: "0 customers, 0 invoices, 0 held; 1 deleted, 0 customers",
  },
  {
    id: "gone",
    given: "the same with a customer beside it who is not deleted",
    run: async () => {
      const { contactId } = await deletedAtStripe();
      world.atStripe("ada@quill.example");
      await world.world.readBilling(world.siteId);
      const outcome = await foretoldAndDone(contactId);
      return `${outcome}; ${world.store.chargesLeft().length} left`;
    },
    right: "1 customers, 0 invoices, 0 held; 1 deleted, 1 customers; 0 left",
  },
  {
    id: "gone",
    given: "an unpaid invoice of a customer who was deleted: nothing is left to void",
    run: async () => {
      const { contactId, customer } = world.payer("ada@quill.example");
      seedInvoice(world.store, customer, { status: "open", created: world.now / 1000 });
      world.asRead();
      await world.world.readBilling(world.siteId);
      world.pass(60_000);
      deleteCustomer(world.store, customer);
      return foretoldAndDone(contactId);
    },
    right: "0 customers, 0 invoices, 0 held; 1 deleted, 0 customers",
  },
  {
    id: "gone",
    given: "held for a customer who is deleted meanwhile: the next try lets the contact go",
    run: async () => {
      const { contactId, customer } = world.payer("ada@quill.example");
      connectAnother();
      const held = outcomeOf(await world.erase([contactId])).slice(0, 6);
      world.run("UPDATE billing_customers SET deleted_at = 1 WHERE provider_customer_id = ?", customer);
      world.run("UPDATE subscriptions SET status = 'canceled'");
      world.run("DELETE FROM billing_cancellations WHERE kind = 'subscription'");
      const jobId = Number(world.value("SELECT id FROM deletion_jobs"));
      retryHeldContacts(world.access, world.db, { jobId }, world.now);
      await world.runToEnd();
      return `${held}; ${outcomeOf(world.deletion(jobId))}`;
    },
    right: "1 held; 1 deleted",
  },
]);
