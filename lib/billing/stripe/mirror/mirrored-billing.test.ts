import { afterEach, beforeEach } from "vitest";
import { listTimeline } from "@/lib/contacts/records/list-timeline";
import { testCases } from "@/testing/steps/case-table";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import { syncWhole } from "@/testing/steps/stripe-world";
import type { StripeObject } from "@/testing/stripe-server/base/store";
import { cancelSubscription } from "@/testing/stripe-server/changes/cancel-subscription";
import { changeSubscription } from "@/testing/stripe-server/changes/change-subscription";
import { deleteCustomer } from "@/testing/stripe-server/changes/delete-customer";
import { disputePayment } from "@/testing/stripe-server/changes/dispute-payment";
import { payInvoice } from "@/testing/stripe-server/changes/pay-invoice";
import { refundPayment } from "@/testing/stripe-server/changes/refund-payment";
import { renewSubscription } from "@/testing/stripe-server/changes/renew-subscription";
import {
  seedCheckout,
  seedCustomer,
  seedGuestCheckout,
  seedInvoice,
  seedPaymentIntent,
  seedSubscription,
} from "@/testing/stripe-server/seed";

let world: MirrorWorld;
let customer: StripeObject;

beforeEach(async () => {
  world = await MirrorWorld.start();
  customer = seedCustomer(world.store, { email: "ada@quill.example", name: "Ada Quill" });
});
afterEach(() => world.stop());

type Price = Parameters<typeof seedSubscription>[2];

const day = (column: string) => `coalesce(date(${column} / 1000, 'unixepoch'), '-')`;
const subscription = () =>
  world.rows(
    `SELECT status, amount, interval_count || ' ' || interval, ${day("period_start_at")}, ${day("period_end_at")},
       'next', ${day("next_charge_at")}, 'ends', ${day("ends_at")} FROM subscriptions`,
  );
const payment = () =>
  world.rows(
    "SELECT amount, status, refunded_amount, iif(is_disputed, 'disputed', 'undisputed') FROM payments",
  );
const totals = () => world.rows("SELECT sum(gross), sum(refunded), sum(payment_count) FROM revenue_daily");
const purchases = () =>
  world.rows(
    `SELECT email, is_customer, offers.name, purchases.amount FROM purchases
     JOIN contacts ON contacts.id = contact_id JOIN offers ON offers.id = offer_id`,
  );
const access = () => world.rows("SELECT iif(revoked_at IS NULL, 'has it', 'ended') FROM purchases");
const sync = () => syncWhole(world.db, world.api, world.siteId, () => world.now);

async function read(price: Price, change?: (id: string) => unknown): Promise<string> {
  const { id } = seedSubscription(world.store, customer.id, price);
  change?.(id);
  await world.receive(world.store.find(id) as StripeObject);
  return subscription();
}

/** Adds a payment that is known here, either through an invoice or by itself. */
async function paid(how: "invoice" | "one-time"): Promise<StripeObject> {
  if (how === "one-time") {
    const one = seedPaymentIntent(world.store, customer.id, 1500);
    await world.receive(one);
    return one;
  }
  const invoice = seedInvoice(world.store, customer.id, { status: "open" });
  await world.receive(payInvoice(world.store, invoice.id));
  const [intent] = world.store.list("payment_intent", customer.id);
  return intent as StripeObject;
}

const chargeOf = (intent: StripeObject) => world.store.find(String(intent.latest_charge)) as StripeObject;

testCases("what is at Stripe, here", [
  {
    id: "B20",
    given: "weekly",
    run: () => read({ amount: 7000, interval: "week" }),
    right: "active 7000 1 week 2026-01-01 2026-01-08 next 2026-01-08 ends -",
  },
  {
    id: "B20",
    given: "quarterly: every three months, not a third of it a month",
    run: () => read({ amount: 9000, interval: "month", intervalCount: 3 }),
    right: "active 9000 3 month 2026-01-01 2026-04-01 next 2026-04-01 ends -",
  },
  {
    id: "B20",
    given: "daily, and a price of two years",
    run: async () => {
      const daily = await read({ amount: 100, interval: "day" });
      world.db.$client.exec("DELETE FROM contacts");
      for (const { id } of world.store.list("subscription")) world.store.remove(id);
      return `${daily}; ${await read({ amount: 30_000, interval: "year", intervalCount: 2 })}`;
    },
    right:
      "active 100 1 day 2026-01-01 2026-01-02 next 2026-01-02 ends -; active 30000 2 year 2026-01-01 2028-01-01 next 2028-01-01 ends -",
  },
  {
    id: "B20",
    given: "two items with different rhythms: in that of the first",
    run: () =>
      read({
        items: [
          { amount: 1200, interval: "month" },
          { amount: 1200, interval: "year", quantity: 2 },
        ],
      }),
    right: "active 1400 1 month 2026-01-01 2026-02-01 next 2026-02-01 ends -",
  },
  {
    id: "B20",
    given: "the period moves on when it is renewed",
    run: () => read({ interval: "week" }, (id) => renewSubscription(world.store, id)),
    right: "active 1500 1 week 2026-01-08 2026-01-15 next 2026-01-15 ends -",
  },
  {
    id: "B20",
    given: "the same price in another rhythm is another offer",
    run: async () => {
      await read({ amount: 9000, interval: "month", intervalCount: 3 });
      await read({ amount: 9000, interval: "month" });
      await read({ amount: 9000, interval: "month", intervalCount: 3 });
      return world.rows("SELECT interval_count, interval FROM offers ORDER BY id");
    },
    right: "3 month, 1 month",
  },
  {
    id: "B23",
    given: "cancel_at_period_end",
    run: () => read({}, (id) => changeSubscription(world.store, id, { cancelAtPeriodEnd: true })),
    right: "active 1500 1 month 2026-01-01 2026-02-01 next - ends 2026-02-01",
  },
  {
    id: "B23",
    given: "cancel_at within the period",
    run: () => read({ cancelAt: Date.UTC(2026, 0, 20) / 1000 }),
    right: "active 1500 1 month 2026-01-01 2026-02-01 next - ends 2026-01-20",
  },
  {
    id: "B23",
    given: "cancel_at after the next charge: that is charged",
    run: () => read({ cancelAt: Date.UTC(2026, 5, 1) / 1000 }),
    right: "active 1500 1 month 2026-01-01 2026-02-01 next 2026-02-01 ends 2026-06-01",
  },
  {
    id: "B23",
    given: "a trial that ends without a charge",
    run: () => read({ status: "trialing", cancelAtPeriodEnd: true }),
    right: "trialing 1500 1 month 2026-01-01 2026-02-01 next - ends 2026-02-01",
  },
  {
    id: "B23",
    given: "the end is taken back",
    run: async () => {
      const { id } = seedSubscription(world.store, customer.id, { cancelAtPeriodEnd: true });
      await world.receive(world.store.find(id) as StripeObject);
      await world.receive(changeSubscription(world.store, id, { cancelAtPeriodEnd: false }));
      return subscription();
    },
    right: "active 1500 1 month 2026-01-01 2026-02-01 next 2026-02-01 ends -",
  },
  {
    id: "B24",
    given: "pause_collection",
    run: () => read({ pausesCollection: true }),
    right: "paused 1500 1 month 2026-01-01 2026-02-01 next - ends -",
  },
  {
    id: "B24",
    given: "status paused",
    run: () => read({ status: "paused" }),
    right: "paused 1500 1 month 2026-01-01 2026-02-01 next - ends -",
  },
  {
    id: "B24",
    given: "status unpaid: Stripe attempts no payment",
    run: () => read({ status: "unpaid" }),
    right: "unpaid 1500 1 month 2026-01-01 2026-02-01 next - ends -",
  },
  {
    id: "B24",
    given: "a paused one that was canceled is canceled",
    run: () => read({ pausesCollection: true, status: "canceled" }),
    right: "canceled 1500 1 month 2026-01-01 2026-02-01 next - ends -",
  },
  ...(["invoice", "one-time"] as const).flatMap((how) => [
    {
      id: "B21",
      given: `${how}: partly refunded at Stripe, then wholly`,
      run: async () => {
        const intent = await paid(how);
        const first = refundPayment(world.store, intent.id, { amount: 500 });
        await world.receive(first, chargeOf(intent));
        const partly = payment();
        refundPayment(world.store, intent.id);
        await world.receive(chargeOf(intent));
        return `${partly}; ${payment()}; ${totals()}`;
      },
      right: "1500 paid 500 undisputed; 1500 refunded 1500 undisputed; 1500 1500 1",
    },
    {
      id: "B21",
      given: `${how}: disputed; a question of the bank is none`,
      run: async () => {
        const intent = await paid(how);
        const dispute = disputePayment(world.store, intent.id, { status: "warning_closed" });
        await world.receive(dispute);
        const asked = payment();
        await world.receive(disputePayment(world.store, intent.id));
        return `${asked}; ${payment()}; ${totals()}`;
      },
      right: "1500 paid 0 undisputed; 1500 paid 0 disputed; 1500 0 1",
    },
    {
      id: "B21",
      given: `${how}: a dispute that was won is over`,
      run: async () => {
        const intent = await paid(how);
        const dispute = disputePayment(world.store, intent.id);
        await world.receive(dispute);
        await world.receive(world.store.put({ ...dispute, status: "won" }));
        return payment();
      },
      right: "1500 paid 0 undisputed",
    },
    {
      id: "B21",
      given: `${how}: refunded before it was read, by the event of the refund or by a sync`,
      run: async () => {
        const one =
          how === "one-time"
            ? seedPaymentIntent(world.store, customer.id, 1500)
            : payInvoice(world.store, seedInvoice(world.store, customer.id, { status: "open" }).id);
        const [intent] = world.store.list("payment_intent", customer.id);
        if (!intent) throw new Error("nothing was paid");
        await world.receive(refundPayment(world.store, intent.id), one);
        const byEvent = `${payment()}; ${totals()}`;
        world.db.$client.exec("DELETE FROM contacts; DELETE FROM revenue_daily");
        await sync();
        return `${byEvent}; ${payment()}; ${totals()}`;
      },
      right: "1500 refunded 1500 undisputed; 1500 1500 1; 1500 refunded 1500 undisputed; 1500 1500 1",
    },
  ]),
  {
    id: "B26",
    given: "customer deleted at Stripe: the subscription's event first",
    run: async () => {
      const one = seedSubscription(world.store, customer.id);
      await world.receive(one);
      deleteCustomer(world.store, customer.id);
      await world.receive(one, customer);
      return `${subscription()}; ${access()}; deleted ${world.value("SELECT deleted_at IS NOT NULL FROM billing_customers")}`;
    },
    right: "canceled 1500 1 month 2026-01-01 2026-02-01 next - ends -; ended; deleted 1",
  },
  {
    id: "B26",
    given: "the customer's event first, and its subscriptions cannot be read any more",
    run: async () => {
      const [one, other] = [
        seedSubscription(world.store, customer.id),
        seedSubscription(world.store, customer.id),
      ];
      await world.receive(one, other);
      world.db.$client.exec(`UPDATE subscriptions SET provider_customer_id = NULL
        WHERE provider_subscription_id = '${other.id}'`);
      deleteCustomer(world.store, customer.id);
      for (const { id } of [one, other]) world.store.remove(id);
      return `${await world.receive(customer, one)}; ${world.rows("SELECT status, next_charge_at FROM subscriptions")}; ${access()}`;
    },
    right: "done gone; canceled , canceled ; ended, ended",
  },
  {
    id: "B26",
    given: "the subscription was never read: nothing is brought in",
    run: async () => {
      const one = seedSubscription(world.store, customer.id);
      deleteCustomer(world.store, customer.id);
      return `${await world.receive(one, customer)}; ${world.value("SELECT count(*) FROM contacts")}`;
    },
    right: "gone gone; 0",
  },
  {
    id: "B27",
    given: "guest checkout with the box ticked",
    run: async () => {
      const guest = {
        email: "Guest@Quill.example",
        name: "Guest",
        amount: 700,
        optsIn: true,
        bought: ["Ink"],
      };
      const checkout = seedGuestCheckout(world.store, guest);
      const outcome = await world.receive(checkout, checkout);
      const asked = world.rows("SELECT template FROM outgoing_mail");
      return `${outcome}; ${purchases()}; ${totals()}; ${asked}; ${world.rows("SELECT marketing_status FROM contacts")}`;
    },
    right: "done done; guest@quill.example 1 Ink 700; 700 0 1; confirm_subscription; pending",
  },
  {
    id: "B27",
    given: "guest checkout, box left alone; the payment's event first",
    run: async () => {
      const checkout = seedGuestCheckout(world.store, {
        email: "guest@quill.example",
        amount: 700,
        bought: ["Ink", "Pen"],
      });
      const intent = world.store.find(String(checkout.payment_intent)) as StripeObject;
      const outcome = await world.receive(intent, checkout);
      return `${outcome}; ${purchases()}; ${totals()}; ${world.rows("SELECT marketing_status FROM contacts")}`;
    },
    right: "done done; guest@quill.example 1 Ink and 1 more 700; 700 0 1; never_subscribed",
  },
  {
    id: "B27",
    given: "a guest of the address of someone deleted: older is nobody's, newer is new",
    run: async () => {
      const before = seedGuestCheckout(world.store, { email: "guest@quill.example" });
      await world.receive(before);
      await world.erase();
      world.passDays(2);
      const created = world.inDays(-1);
      const after = seedGuestCheckout(world.store, { email: "guest@quill.example", created });
      return `${await world.receive(before, after)}; ${purchases()}; ${totals()}`;
    },
    right: "erased done; guest@quill.example 1 Payment 1500; 3000 0 2",
  },
  {
    id: "B28",
    given: "one-time payment of a customer, named by its checkout",
    run: async () => {
      const paymentIntent = seedPaymentIntent(world.store, customer.id, 900).id;
      const bought = { paymentIntent, amount: 900, bought: ["Ink"] };
      const checkout = seedCheckout(world.store, customer.id, false, bought);
      const outcome = await world.receive(checkout, world.store.find(paymentIntent) as StripeObject);
      return `${outcome}; ${purchases()}; ${payment()}; ${totals()}`;
    },
    right: "done done; ada@quill.example 1 Ink 900; 900 paid 0 undisputed; 900 0 1",
  },
  {
    id: "B28",
    given: "one-time payment without a checkout, named by itself; by its charge's event",
    run: async () => {
      const intent = seedPaymentIntent(world.store, customer.id, 900);
      world.store.put({ ...intent, description: "A workshop" });
      return `${await world.receive(chargeOf(intent))}; ${purchases()}; ${totals()}`;
    },
    right: "done; ada@quill.example 1 A workshop 900; 900 0 1",
  },
  {
    id: "B28",
    given: "the payment of an invoice is that invoice's, and no purchase of its own",
    run: async () => {
      const one = seedSubscription(world.store, customer.id);
      const invoice = seedInvoice(world.store, customer.id, { status: "open", subscription: one.id });
      payInvoice(world.store, invoice.id);
      const [intent] = world.store.list("payment_intent", customer.id);
      const outcome = await world.receive(intent as StripeObject, invoice);
      return `${outcome}; ${purchases()}; ${payment()}; ${totals()}`;
    },
    right: "done done; ada@quill.example 1 Membership 1500; 1500 paid 0 undisputed; 1500 0 1",
  },
  {
    id: "B28",
    given: "a payment that has not come in yet says nothing",
    run: async () => {
      const intent = seedPaymentIntent(world.store, customer.id, 900);
      world.store.put({ ...intent, status: "processing", amount_received: 0 });
      const checkout = seedCheckout(world.store, customer.id, false, { paymentIntent: intent.id });
      return `${await world.receive(intent, checkout)}; ${payment()}`;
    },
    right: "not_for_us done; none",
  },
  {
    id: "B28",
    given: "an invoice that two payments paid, one of which is refunded",
    run: async () => {
      const [first, second] = [600, 900].map((amount) => seedPaymentIntent(world.store, customer.id, amount));
      if (!first || !second) throw new Error("both were seeded");
      const one = seedInvoice(world.store, customer.id, { status: "paid", paymentIntent: first.id });
      const tie = world.store.list("invoice_payment")[0] as StripeObject;
      const payment_ = { type: "payment_intent", payment_intent: second.id };
      world.store.put({ ...tie, id: "inpay_second", payment: payment_, amount_paid: 900 });
      world.store.put({ ...tie, amount_paid: 600 });
      await world.receive(one, one);
      await world.receive(refundPayment(world.store, second.id));
      return `${world.rows("SELECT amount, status FROM payments ORDER BY amount")}; ${totals()}`;
    },
    right: "600 paid, 900 refunded; 1500 900 2",
  },
  {
    id: "B29",
    given: "a subscription that ended: its purchase ends with it",
    run: async () => {
      const one = seedSubscription(world.store, customer.id);
      await world.receive(one);
      const before = access();
      await world.receive(cancelSubscription(world.store, one.id));
      return `${before}; ${access()}`;
    },
    right: "has it; ended",
  },
  {
    id: "B29",
    given: "the timeline says that the subscription was cancelled, and revoked of a grant only",
    run: async () => {
      const one = seedSubscription(world.store, customer.id);
      await world.receive(one, cancelSubscription(world.store, one.id));
      world.db.$client.exec(`INSERT INTO purchases SELECT contact_id, id + 1000, offer_id, 'granted', 0, currency, 1, 2
        FROM purchases`);
      const contactId = Number(world.value("SELECT id FROM contacts"));
      const kinds = listTimeline(world.db, contactId, undefined, 20).map(({ kind }) => kind);
      return kinds.sort().join(" ");
    },
    right: "bought canceled granted revoked subscribed_to",
  },
  {
    id: "B29",
    given: "one that was over before it was read, and one that will end",
    run: async () => {
      await world.receive(seedSubscription(world.store, customer.id, { status: "incomplete_expired" }));
      await world.receive(seedSubscription(world.store, customer.id, { cancelAtPeriodEnd: true }));
      return access();
    },
    right: "ended, has it",
  },
]);
