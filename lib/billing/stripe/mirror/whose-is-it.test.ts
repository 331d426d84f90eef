import { afterEach, beforeEach } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { write } from "@/db/write";
import { takeInSubject } from "@/lib/billing/stripe/read/take-in-subject";
import { rememberErasedIdentity } from "@/lib/consent/identities/erased-identities";
import { testCases } from "@/testing/steps/case-table";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import { syncWhole } from "@/testing/steps/stripe-world";
import type { StripeObject } from "@/testing/stripe-server/base/store";
import { cancelSubscription } from "@/testing/stripe-server/changes/cancel-subscription";
import { changeSubscription } from "@/testing/stripe-server/changes/change-subscription";
import { payInvoice } from "@/testing/stripe-server/changes/pay-invoice";
import { refundPayment } from "@/testing/stripe-server/changes/refund-payment";
import {
  seedCheckout,
  seedCustomer,
  seedInvoice,
  seedPaymentIntent,
  seedSchedule,
  seedSubscription,
} from "@/testing/stripe-server/seed";
import { rememberCountedPayments } from "./counted-payments";

let world: MirrorWorld;

beforeEach(async () => {
  world = await MirrorWorld.start();
});
afterEach(() => world.stop());

const ada = { email: "ada@quill.example", name: "Ada Quill" };
const mirrored = () =>
  world.rows("SELECT email, status FROM subscriptions JOIN contacts ON contacts.id = contact_id");
const contacts = () => world.rows("SELECT email, marketing_status FROM contacts");
const alarms = () =>
  world.rows("SELECT state, found, reason FROM billing_rechecks WHERE state = 'needs_attention'");
/** Erases the one contact, as a deletion that read the account up to `since`. */
function goAfterReading(since: number): void {
  write(world.db, (tx) => {
    const contactId = Number(world.value("SELECT id FROM contacts"));
    rememberCountedPayments(tx, JSON.stringify([contactId]), world.siteId, since, world.now);
    rememberErasedIdentity(tx, world.siteId, ada.email, world.now, "deleted", since);
  });
  world.db.$client.exec("DELETE FROM contacts");
}
const totals = () => world.rows("SELECT gross, refunded, payment_count FROM revenue_daily ORDER BY day");
const clearPlanned = () => world.db.$client.exec("DELETE FROM billing_rechecks");

/**
 * Creates Ada as a customer who was read, paid 15.00 a month and was deleted. Her recheck is done unless
 * `isWaiting`.
 */
async function deletedAda({ isWaiting = false } = {}): Promise<StripeObject> {
  const customer = seedCustomer(world.store, ada);
  await world.receive(customer, seedSubscription(world.store, customer.id));
  await world.erase();
  if (!isWaiting) clearPlanned();
  return customer;
}

/** Adds a customer with Ada's email from before her deletion, whom nobody had read until then. */
async function unreadCustomer(): Promise<StripeObject> {
  await deletedAda();
  return seedCustomer(world.store, ada);
}

/** Lets Ada return by a form and subscribe again with her old customer. */
async function returnedAda({ isWaiting = false } = {}) {
  const customer = await deletedAda({ isWaiting });
  world.passDays(isWaiting ? 1 : 10);
  createContact(world.db, { siteId: world.siteId, email: ada.email });
  return { customer, again: seedSubscription(world.store, customer.id, { created: world.inDays(-0.1) }) };
}

const liveOf = async (status: "past_due" | "unpaid" | "paused" | "trialing" | "incomplete") =>
  seedSubscription(world.store, (await unreadCustomer()).id, { status });

testCases("whose it is", [
  {
    id: "B3",
    given: "she returns by a form and buys with her old customer, by event",
    run: async () => {
      const { again } = await returnedAda();
      return `${await world.receive(again)}; ${mirrored()}`;
    },
    right: "done; ada@quill.example active",
  },
  {
    id: "B3",
    given: "the same, by a whole sync: what she had before is not hers",
    run: async () => {
      await returnedAda();
      await syncWhole(world.db, world.api, world.siteId, () => world.now);
      return `${mirrored()}; customers ${world.value("SELECT count(*) FROM billing_customers")}; ${alarms()}`;
    },
    right: "ada@quill.example active; customers 1; none",
  },
  {
    id: "B3",
    given: "she buys again without coming back first: a new contact, no marketing",
    run: async () => {
      const customer = await deletedAda();
      world.passDays(10);
      const again = seedSubscription(world.store, customer.id, { created: world.inDays(-0.1) });
      return `${await world.receive(again)}; ${mirrored()}; ${contacts()}`;
    },
    right: "done; ada@quill.example active; ada@quill.example never_subscribed",
  },
  {
    id: "B3",
    given: "the second deletion stops what she bought",
    run: async () => {
      const { again } = await returnedAda();
      await world.receive(again);
      await world.erase();
      return `live ${world.store.chargesLeft().length}; checks ${world.value("SELECT count(*) FROM billing_rechecks")}`;
    },
    right: "live 0; checks 1",
  },
  {
    id: "B3",
    given: "an event of what she had before arrives after she bought again",
    run: async () => {
      const { customer, again } = await returnedAda();
      await world.receive(again);
      const [old] = world.store.list("subscription", customer.id).filter(({ id }) => id !== again.id);
      return `${await world.receive(old as StripeObject)}; ${mirrored()}`;
    },
    right: "erased; ada@quill.example active",
  },
  {
    id: "B3",
    given: "what she had before can still charge: an alarm, and not hers",
    run: async () => {
      const { customer, again } = await returnedAda();
      await world.receive(again);
      const old = seedSubscription(world.store, customer.id, { status: "past_due" });
      return `${await world.receive(old)}; ${mirrored()}; ${alarms()}`;
    },
    right:
      "alarm; ada@quill.example active; needs_attention later Stripe still shows 1 past due subscription from before this person was deleted.",
  },
  {
    id: "B3",
    given: "an invoice of the old subscription, made after she came back, counts by the subscription",
    run: async () => {
      const { customer, again } = await returnedAda();
      await world.receive(again);
      const old = seedSubscription(world.store, customer.id);
      const created = world.inDays(-0.1);
      const invoice = seedInvoice(world.store, customer.id, {
        status: "open",
        subscription: old.id,
        created,
      });
      return `${await world.receive(invoice)}; ${world.value("SELECT count(*) FROM invoices")}`;
    },
    right: "alarm; 0",
  },
  {
    id: "B3",
    given: "a one-time payment with the old customer is the returner's",
    run: async () => {
      const { customer } = await returnedAda();
      const payment = seedPaymentIntent(world.store, customer.id, 900, { created: world.inDays(-0.1) });
      return `${await world.receive(payment)}; ${world.rows("SELECT amount, status FROM payments")}`;
    },
    right: "done; 900 paid",
  },
  {
    id: "B4",
    given: "she buys while the later check still waits",
    run: async () => {
      const { again } = await returnedAda({ isWaiting: true });
      return `${await world.receive(again)}; ${mirrored()}`;
    },
    right: "done; ada@quill.example active",
  },
  {
    id: "B4",
    given: "what the later check still asks about stays nobody's, whatever address the customer has now",
    run: async () => {
      const customer = await deletedAda({ isWaiting: true });
      world.store.put({ ...customer, email: "other@quill.example" });
      const [old] = world.store.list("subscription", customer.id);
      return `${await world.receive(old as StripeObject, customer)}; ${contacts()}`;
    },
    right: "erased erased; none",
  },
  ...(["opted_out", "forgotten"] as const).map((reason) => ({
    id: "B5",
    given: `the address is remembered as ${reason}: says nothing about billing`,
    run: async () => {
      write(world.db, (tx) => rememberErasedIdentity(tx, world.siteId, ada.email, world.now, reason));
      const customer = seedCustomer(world.store, ada);
      seedSubscription(world.store, customer.id);
      await syncWhole(world.db, world.api, world.siteId, () => world.now);
      return `${mirrored()}; ${contacts()}; ${alarms()}`;
    },
    right: "ada@quill.example active; ada@quill.example never_subscribed; none",
  })),
  ...(["past_due", "unpaid", "paused", "trialing", "incomplete"] as const).map((status) => ({
    id: "B7",
    given: `an event shows a ${status} subscription of someone erased`,
    run: async () => `${await world.receive(await liveOf(status))}; ${alarms()}; ${contacts()}`,
    right: `alarm; needs_attention later Stripe still shows 1 ${status.replace("_", " ")} subscription from before this person was deleted.; none`,
  })),
  ...(["draft", "open"] as const).map((status) => ({
    id: "B7",
    given: `an event shows a ${status} invoice of someone erased`,
    run: async () => {
      const invoice = seedInvoice(world.store, (await unreadCustomer()).id, { status });
      return `${await world.receive(invoice)}; ${alarms()}`;
    },
    right: `alarm; needs_attention later Stripe still shows 1 ${status} invoice from before this person was deleted.`,
  })),
  {
    id: "B7",
    given: "an event of the customer alone, who has something live",
    run: async () => {
      const customer = await unreadCustomer();
      seedSubscription(world.store, customer.id);
      seedSchedule(world.store, customer.id);
      return `${await world.receive(customer)}; ${alarms()}`;
    },
    right:
      "alarm; needs_attention later Stripe still shows 1 active subscription, 1 scheduled subscription from before this person was deleted.",
  },
  {
    id: "B7",
    given: "a whole sync shows it",
    run: async () => {
      seedSubscription(world.store, (await unreadCustomer()).id);
      await syncWhole(world.db, world.api, world.siteId, () => world.now);
      return `${alarms()}; ${contacts()}; not brought back ${world.value("SELECT erased_count FROM stripe_syncs")}`;
    },
    right:
      "needs_attention later Stripe still shows 1 active subscription from before this person was deleted.; none; not brought back 4",
  },
  {
    id: "B7",
    given: "what is over is no alarm: canceled, expired, void, paid",
    run: async () => {
      const { id } = await unreadCustomer();
      return [
        await world.receive(seedSubscription(world.store, id, { status: "canceled" })),
        await world.receive(seedSubscription(world.store, id, { status: "incomplete_expired" })),
        await world.receive(seedInvoice(world.store, id, { status: "void" })),
        await world.receive(seedInvoice(world.store, id, { status: "paid" })),
        alarms(),
      ].join(" ");
    },
    right: "erased erased erased erased none",
  },
  {
    id: "B7",
    given: "the event of an alarm comes twice: one alarm",
    run: async () => {
      const subscription = await liveOf("past_due");
      await world.receive(subscription, subscription);
      return `${world.value("SELECT count(*) FROM billing_rechecks")}`;
    },
    right: "1",
  },
  {
    id: "B19",
    given: "a payment arrives while its contact is held: counted, not written",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      await world.receive(customer);
      world.hold();
      const invoice = payInvoice(world.store, seedInvoice(world.store, customer.id, { status: "open" }).id);
      const outcome = await world.receive(invoice, invoice);
      return `${outcome}; ${totals()}; rows ${world.value("SELECT count(*) FROM payments")}`;
    },
    right: "being_erased being_erased; 1500 0 1; rows 0",
  },
  {
    id: "B19",
    given: "a one-time payment arrives while its contact is held",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      await world.receive(customer);
      world.hold();
      const payment = seedPaymentIntent(world.store, customer.id, 900);
      return `${await world.receive(payment)}; ${totals()}; rows ${world.value("SELECT count(*) FROM payments")}`;
    },
    right: "being_erased; 900 0 1; rows 0",
  },
  {
    id: "B19",
    given: "what was read before the hold is not counted again by a late event",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      const invoice = payInvoice(world.store, seedInvoice(world.store, customer.id, { status: "open" }).id);
      await world.receive(invoice);
      world.hold();
      return `${await world.receive(invoice)}; ${totals()}`;
    },
    right: "being_erased; 1500 0 1",
  },
  {
    id: "B19",
    given: "an invoice of someone erased is paid afterwards: counted once, whichever event says so",
    run: async () => {
      const { id } = await deletedAda();
      world.passDays(1);
      const invoice = payInvoice(world.store, seedInvoice(world.store, id, { status: "open" }).id);
      const [payment] = world.store.list("payment_intent", id);
      const outcome = await world.receive(invoice, payment as StripeObject);
      await syncWhole(world.db, world.api, world.siteId, () => world.now);
      return `${outcome}; ${totals()}; ${contacts()}`;
    },
    right: "erased erased; 1500 0 1; none",
  },
  {
    id: "B19",
    given: "what someone erased had paid before is not counted again",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      const invoice = payInvoice(world.store, seedInvoice(world.store, customer.id, { status: "open" }).id);
      await world.receive(invoice);
      world.passDays(1);
      await world.erase();
      clearPlanned();
      const outcome = await world.receive(invoice);
      await syncWhole(world.db, world.api, world.siteId, () => world.now);
      return `${outcome}; ${totals()}`;
    },
    right: "erased; 1500 0 1",
  },
  {
    id: "B19",
    given: "the contact is kept after all: what was counted while held is not counted again",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      const known = seedPaymentIntent(world.store, customer.id, 1000);
      await world.receive(known);
      world.hold();
      const invoice = payInvoice(world.store, seedInvoice(world.store, customer.id, { status: "open" }).id);
      const refunds = [refundPayment(world.store, known.id, { amount: 300 })];
      await world.receive(invoice, ...refunds);
      const held = totals();
      world.db.$client.exec("UPDATE contacts SET being_erased_at = NULL");
      refundPayment(world.store, known.id, { amount: 50 });
      await world.receive(known, invoice, known);
      await syncWhole(world.db, world.api, world.siteId, () => world.now);
      const digests = world.value("SELECT count(*) FROM counted_payments");
      return `${held}; ${totals()}; ${digests}; ${world.rows("SELECT amount, refunded_amount FROM payments ORDER BY amount")}`;
    },
    right: "1000 0 1, 1500 300 1; 1000 0 1, 1500 350 1; 0; 1000 350, 1500 0",
  },
  {
    id: "B19",
    given: "someone erased is paid back at Stripe afterwards: taken off once",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      const payment = seedPaymentIntent(world.store, customer.id, 1000);
      await world.receive(payment);
      world.passDays(1);
      await world.erase();
      clearPlanned();
      world.passDays(1);
      await world.receive(refundPayment(world.store, payment.id, { amount: 300 }), payment);
      await world.receive(refundPayment(world.store, payment.id, { amount: 200 }), payment);
      const marked = { amount: 100, metadata: { farewell_refund: "of a deletion" } };
      await world.receive(refundPayment(world.store, payment.id, marked), payment);
      return totals();
    },
    right: "1000 0 1, 0 500 0",
  },
  {
    id: "B19",
    given: "what they paid after the account was last read is remembered when they go",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      await world.receive(customer);
      const since = world.now;
      world.passDays(1);
      const paid = [
        seedPaymentIntent(world.store, customer.id, 900, { created: world.inDays(0) }),
        payInvoice(world.store, seedInvoice(world.store, customer.id, { status: "open" }).id),
        seedInvoice(world.store, customer.id, { status: "paid", paidAt: world.inDays(0), amount: 70 }),
      ];
      await world.receive(...paid);
      const before = totals();
      goAfterReading(since);
      const outcome = await world.receive(...paid);
      return `${before}; ${outcome}; ${totals()}`;
    },
    right: "2470 0 3; erased erased erased; 2470 0 3",
  },
  {
    id: "B19",
    given:
      "what they got back after the account was last read is remembered when they go: two events tell of it",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      const payment = seedPaymentIntent(world.store, customer.id, 1000);
      await world.receive(payment);
      const since = world.now;
      world.passDays(1);
      refundPayment(world.store, payment.id, { amount: 400 });
      await world.receive(payment);
      const refund = refundPayment(world.store, payment.id, { amount: 200 });
      await world.receive(payment);
      const before = totals();
      goAfterReading(since);
      await world.receive(refund, payment);
      const after = totals();
      await world.receive(refundPayment(world.store, payment.id, { amount: 100 }), payment, refund);
      return `${before}; ${after}; ${totals()}`;
    },
    right: "1000 0 1, 0 600 0; 1000 0 1, 0 600 0; 1000 0 1, 0 700 0",
  },
  {
    id: "hold",
    given: "a customer not known yet is linked to the contact being erased, whose deletion stops it",
    run: async () => {
      await world.receive(seedCustomer(world.store, ada));
      world.hold();
      const other = seedCustomer(world.store, ada);
      const outcome = await world.receive(seedSubscription(world.store, other.id));
      return `${outcome}; customers ${world.value("SELECT count(*) FROM billing_customers")}; ${mirrored()}`;
    },
    right: "being_erased; customers 2; none",
  },
  {
    id: "hold",
    given: "something live that is new asks about the customer again",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      await world.receive(customer);
      world.hold();
      world.db.$client.exec(`INSERT INTO deletion_jobs (id, site_id, status, created_by, created_at)
          VALUES (1, ${world.siteId}, 'running', 'o', 1);
        INSERT INTO billing_cancellations (job_id, contact_id, provider, kind, provider_customer_id, state, created_at)
          SELECT 1, id, 'stripe', 'customer', '${customer.id}', 'confirmed', 1 FROM contacts`);
      await world.receive(seedSubscription(world.store, customer.id));
      return world.rows("SELECT state FROM billing_cancellations");
    },
    right: "intended",
  },
  {
    id: "site",
    given: "another site of the instance has it already",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      const subscription = seedSubscription(world.store, customer.id);
      const siteId = world.db.$client
        .prepare("INSERT INTO sites (name, created_at) VALUES ('Other', 1) RETURNING id")
        .pluck()
        .get() as number;
      const subject = { object: "subscription", id: subscription.id };
      await takeInSubject(world.db, world.api, siteId, subject, world.now);
      return `${await world.receive(subscription)}; ${mirrored()}`;
    },
    right: "not_for_us; ada@quill.example active",
  },
  {
    id: "row",
    given: "a contact took the address of someone erased: what was theirs before stays theirs",
    run: async () => {
      const customer = seedCustomer(world.store, { email: "bob@quill.example", name: "Bob" });
      const subscription = seedSubscription(world.store, customer.id);
      await world.receive(subscription);
      write(world.db, (tx) => rememberErasedIdentity(tx, world.siteId, ada.email, world.now));
      world.passDays(1);
      world.db.$client.exec(`UPDATE contacts SET email = '${ada.email}'`);
      world.store.put({ ...customer, email: ada.email });
      const other = seedSubscription(world.store, customer.id);
      cancelSubscription(world.store, subscription.id);
      return `${await world.receive(subscription, other)}; ${mirrored()}; ${alarms()}`;
    },
    right: "done done; ada@quill.example canceled, ada@quill.example active; none",
  },
  {
    id: "row",
    given: "a row of before gets the account in which it was read",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      const subscription = seedSubscription(world.store, customer.id);
      const invoice = seedInvoice(world.store, customer.id, { status: "open" });
      await world.receive(subscription, payInvoice(world.store, invoice.id));
      world.db.$client.exec(`UPDATE subscriptions SET provider_account = NULL, provider_customer_id = NULL;
        UPDATE billing_customers SET provider_account = NULL; UPDATE invoices SET provider_account = NULL;
        UPDATE payments SET provider_account = NULL`);
      await syncWhole(world.db, world.api, world.siteId, () => world.now);
      const accounts = ["subscriptions", "billing_customers", "invoices", "payments"].map((table) =>
        world.rows(`SELECT provider_account FROM ${table}`),
      );
      const isNamed = world.value("SELECT provider_customer_id FROM subscriptions") === customer.id;
      return `${accounts.join(" ")} ${isNamed}`;
    },
    right: "acct_1/test acct_1/test acct_1/test acct_1/test true",
  },
  {
    id: "mode",
    given: "an event of another mode, or of another account, is not ours",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      const outcomes: string[] = [];
      for (const fields of [{ livemode: true }, { account: "acct_2", livemode: false }])
        outcomes.push(await world.receiveAs(fields, customer));
      return `${outcomes.join(" ")}; ${contacts()}`;
    },
    right: "not_for_us not_for_us; none",
  },
  {
    id: "asks",
    given: "a checkout that is looked at again asks nobody again who has left since",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      const checkout = seedCheckout(world.store, customer.id, true);
      await world.receive(checkout, checkout);
      const asked = world.value("SELECT count(*) FROM opt_in_requests");
      world.db.$client.exec("UPDATE contacts SET marketing_status = 'unsubscribed'");
      await world.receive(checkout);
      return `${asked} ${world.value("SELECT count(*) FROM opt_in_requests")}; ${contacts()}`;
    },
    right: "1 1; ada@quill.example unsubscribed",
  },
  {
    id: "row",
    given: "a subscription that is changed at Stripe changes here, and the version grows",
    run: async () => {
      const customer = seedCustomer(world.store, ada);
      const subscription = seedSubscription(world.store, customer.id);
      await world.receive(subscription);
      const before = Number(world.value("SELECT version FROM subscriptions"));
      changeSubscription(world.store, subscription.id, { status: "past_due" });
      await world.receive(subscription);
      return `${mirrored()} ${Number(world.value("SELECT version FROM subscriptions")) > before}`;
    },
    right: "ada@quill.example past_due true",
  },
]);
