import { afterEach, beforeEach } from "vitest";
import { keepHeldContact } from "@/lib/deletion/held/keep-held-contact";
import { markBillingStopped } from "@/lib/deletion/held/mark-billing-stopped";
import { retryHeldContacts } from "@/lib/deletion/held/retry-held-contacts";
import { BillingWorld, outcomeOf } from "@/testing/steps/billing-world";
import { testCases } from "@/testing/steps/case-table";
import { runOpenDeletion } from "@/testing/steps/deletion";
import { seedInvoice, seedPaymentIntent } from "@/testing/stripe-server/seed";

const days = 86_400_000;
const refused = { kind: "status", status: 402, afterWork: false } as const;

let world: BillingWorld;
beforeEach(async () => {
  world = await BillingWorld.create();
});
afterEach(() => world.end());

const refunds = () =>
  world.rows("SELECT state FROM billing_refunds").map((row) => Object.values(row as object));
const takenOff = () => world.value("SELECT coalesce(sum(refunded), 0) FROM revenue_daily");
const madeAtStripe = () => world.store.list("refund").length;

/** Creates Ada, who paid 15.00 for a month that is half over, so 7.50 is due back. Returns the contact's id. */
async function paidAda({ isByInvoice = false } = {}): Promise<number> {
  const { contactId, customer } = world.payer("ada@quill.example");
  const made = { created: world.now / 1000 - 15 * 86_400 };
  const intent = seedPaymentIntent(world.store, customer, 1_500, made).id;
  if (isByInvoice)
    seedInvoice(world.store, customer, { ...made, status: "paid", amount: 1_500, paymentIntent: intent });
  const [from, until] = [world.now - 15 * days, world.now + 15 * days];
  world.run("UPDATE subscriptions SET period_start_at = ?, period_end_at = ?", from, until);
  world.run(
    `INSERT INTO payments (contact_id, purchase_id, id, amount, currency, status, provider_payment_id, provider_account,
       created_at) SELECT contact_id, id, 900001, 1500, 'EUR', 'paid', ?, 'acct_1/test', ? FROM purchases`,
    intent,
    from,
  );
  world.asRead();
  world.pass(60_000);
  return contactId;
}

/** Creates Ada and erases her while Stripe pays the refund but refuses to show it, so she is held. */
async function heldAda(payment = {}): Promise<{ contactId: number; jobId: number }> {
  const contactId = await paidAda(payment);
  world.stripe.faults.add({ method: "GET", path: /\/refunds$/, fault: refused });
  const { id: jobId } = await world.erase([contactId], { refundsUnused: true });
  world.stripe.faults.clear();
  return { contactId, jobId };
}

function vouch(contactId: number, jobId: number): void {
  const reason = "Settled by phone with the bank.";
  const vouched = markBillingStopped(world.access, world.db, { jobId, contactId, reason }, world.now);
  if (!vouched.ok) throw new Error(vouched.refusal);
}

async function outcome(jobId: number): Promise<string> {
  await world.sync();
  await world.sync();
  const { refunded } = world.deletion(jobId);
  return `${outcomeOf(world.deletion(jobId))}; ${madeAtStripe()} made, ${refunds()}, told ${refunded[0]?.amount ?? 0}, taken off ${takenOff()}`;
}

const once = "1 deleted; 1 made, confirmed, told 750, taken off 750";

testCases("refunds that were made", [
  {
    id: "made",
    given: "an owner vouches for the billing: Stripe has it, so it is told and counted, once",
    run: async () => {
      const { contactId, jobId } = await heldAda();
      vouch(contactId, jobId);
      await world.runToEnd();
      return outcome(jobId);
    },
    right: once,
  },
  ...[false, true].map((isByInvoice) => ({
    id: "made",
    given: `vouched while Stripe cannot be read, ${isByInvoice ? "paid by invoice" : "paid at once"}: counted by the next whole sync`,
    run: async () => {
      const { contactId, jobId } = await heldAda({ isByInvoice });
      vouch(contactId, jobId);
      const readBilling = async () => ({ kind: "unavailable" as const, reason: "Stripe is not connected." });
      await runOpenDeletion({ ...world.world, readBilling });
      const before = `${refunds()} ${takenOff()}`;
      return `${before}; ${await outcome(jobId)}`;
    },
    right: `vouched 0; ${once}`,
  })),
  {
    id: "made",
    given: "an event confirms it while the deletion still asks, and the deletion is then refused an answer",
    run: async () => {
      const contactId = await paidAda();
      const jobId = await world.confirm([contactId], { refundsUnused: true });
      const providers = world.world.providersOf(world.siteId);
      const stripe = providers.stripe;
      if (!stripe) throw new Error("no Stripe");
      let asked = 0;
      const late = {
        ...stripe,
        hasRefunded: async (refund: { paymentId: string; mark: string }) => {
          asked += 1;
          if (asked > 1) return stripe.hasRefunded(refund);
          await world.world.readBilling(world.siteId);
          return false;
        },
      };
      await runOpenDeletion({ ...world.world, providersOf: () => ({ ...providers, stripe: late }) });
      const before = `${refunds()} ${takenOff()}`;
      retryHeldContacts(world.access, world.db, { jobId }, world.now);
      await world.runToEnd();
      return `${before}; ${await outcome(jobId)}`;
    },
    right: `confirmed 750; ${once}`,
  },
  {
    id: "made",
    given: "vouched for, held once more and kept: counted once, and once when they are deleted later",
    run: async () => {
      const { contactId, jobId } = await heldAda();
      vouch(contactId, jobId);
      world.run("UPDATE deletion_items SET state = 'needs_attention'");
      world.run("UPDATE deletion_jobs SET status = 'completed', needs_attention_count = 1");
      keepHeldContact(world.access, world.db, { jobId, contactId }, world.now);
      await world.sync();
      const kept = `${refunds()} ${takenOff()}`;
      return `${kept}; ${await outcome((await world.erase([contactId])).id)}`;
    },
    right: "confirmed 750; 1 deleted; 1 made, confirmed, told 0, taken off 750",
  },
]);
