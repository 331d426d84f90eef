import { afterEach, beforeEach, expect, test } from "vitest";
import { addContact } from "@/lib/consent/add-contact";
import { retryHeldContacts } from "@/lib/deletion/held/retry-held-contacts";
import { BillingWorld, outcomeOf } from "@/testing/steps/billing-world";
import { runOpenDeletion } from "@/testing/steps/deletion";
import { changeCustomer } from "@/testing/stripe-server/changes/change-customer";
import { deleteCustomer } from "@/testing/stripe-server/changes/delete-customer";
import { disputePayment } from "@/testing/stripe-server/changes/dispute-payment";
import { refundPayment } from "@/testing/stripe-server/changes/refund-payment";
import {
  seedCustomer,
  seedInvoice,
  seedInvoiceItem,
  seedPaymentIntent,
  seedSubscription,
} from "@/testing/stripe-server/seed";
import { billingProviders } from "./billing-providers";
import { recheckBilling } from "./recheck/recheck-billing";
import { readBilling } from "./stripe/read/read-up-to-now";

const days = 86_400_000;
const unknownHere =
  "Stripe does not know this customer in the account that is connected (acct_2 in test mode)";
const second = { id: "acct_2", mode: "test" as const };

let world: BillingWorld;
beforeEach(async () => {
  world = await BillingWorld.create();
});
afterEach(() => world.end());

const printed: string[][] = [];
const leftAtStripe = () => `${world.store.chargesLeft().length} left`;

/** Tests one line of the table: prints what was given and its outcome, which must equal `right`. */
function story(given: string, run: () => Promise<string>, right: string): void {
  test(given, async () => {
    const outcome = await run();
    printed.push([given, outcome]);
    expect(outcome).toBe(right);
  });
}

story(
  "the key is of another account than the one that charges",
  async () => {
    const { contactId } = world.payer("ada@quill.example");
    world.connect(world.stripe.addAccount({ ...second, name: "Another" }));
    world.asRead("acct_2/test");
    const deletion = await world.erase([contactId]);
    return `${outcomeOf(deletion)}; ${deletion.stoppedSubscriptionCount} stopped; ${leftAtStripe()}`;
  },
  "1 held: This belongs to acct_1 in test mode, but acct_2 in test mode is connected. " +
    "Connect acct_1 in test mode, or stop the billing there.; 0 stopped; 1 left",
);

story(
  "a row of before, which names no account, at another account",
  async () => {
    const { contactId } = world.payer("ada@quill.example", { account: null });
    world.connect(world.stripe.addAccount({ ...second, name: "Another" }));
    world.asRead("acct_2/test");
    const deletion = await world.erase([contactId]);
    return `${outcomeOf(deletion)}; ${leftAtStripe()}`;
  },
  "1 held: Stripe does not know this subscription in the account that is connected (acct_2 in test mode). " +
    `${unknownHere}.; 1 left`,
);

story(
  "a test key in the place of a live one of the same account",
  async () => {
    const live = { id: "acct_1", mode: "live" as const };
    world.stripe.addAccount({ ...live, name: "Test studio" });
    const { contactId } = world.payer("ada@quill.example", {
      account: "acct_1/live",
      store: world.stripe.storeOf(live),
    });
    world.asRead();
    const deletion = await world.erase([contactId]);
    return `${outcomeOf(deletion)}; ${world.stripe.storeOf(live).chargesLeft().length} left`;
  },
  "1 held: This belongs to acct_1 in live mode, but acct_1 in test mode is connected. " +
    "Connect acct_1 in live mode, or stop the billing there.; 1 left",
);

story(
  "rows of before, at the account they are of: an upgrade holds nobody",
  async () => {
    const { contactId } = world.payer("ada@quill.example", { account: null });
    world.asRead();
    const deletion = await world.erase([contactId]);
    return `${outcomeOf(deletion)}; ${deletion.stoppedSubscriptionCount} stopped; ${leftAtStripe()}`;
  },
  "1 deleted; 1 stopped; 0 left",
);

story(
  "the customer was deleted at Stripe",
  async () => {
    const { contactId, customer } = world.payer("ada@quill.example");
    deleteCustomer(world.store, customer);
    world.asRead();
    return `${outcomeOf(await world.erase([contactId]))}; ${leftAtStripe()}`;
  },
  "1 deleted; 0 left",
);

story(
  "the customer is not found in its own account: test data was wiped",
  async () => {
    const { contactId, customer, subscription } = world.payer("ada@quill.example");
    world.asRead();
    world.store.remove(customer);
    world.store.remove(subscription);
    const deletion = await world.erase([contactId]);
    return `${deletion.deletedCount} deleted, ${deletion.held.length} held`;
  },
  "0 deleted, 1 held",
);

story(
  "a contact by a form whose customer was never read, with a late event",
  async () => {
    await world.sync();
    world.pass(days);
    const contactId = world.contact("ada@quill.example");
    world.atStripe("Ada@Quill.example");
    world.pass(days);
    const deletion = await world.erase([contactId]);
    return `${outcomeOf(deletion)}; ${deletion.stoppedSubscriptionCount} stopped; ${leftAtStripe()}`;
  },
  "1 deleted; 1 stopped; 0 left",
);

story(
  "a contact whose customer was never read because nothing ever was: a whole sync comes first",
  async () => {
    const contactId = world.contact("ada@quill.example");
    world.atStripe("ada@quill.example", { event: false });
    return `${outcomeOf(await world.erase([contactId]))}; ${leftAtStripe()}`;
  },
  "1 deleted; 0 left",
);

story(
  "the last reading is older than events reach",
  async () => {
    await world.sync();
    const contactId = world.contact("ada@quill.example");
    world.atStripe("ada@quill.example");
    world.pass(45 * days);
    return `${outcomeOf(await world.erase([contactId]))}; ${leftAtStripe()}`;
  },
  "1 deleted; 0 left",
);

story(
  "a third customer of the address, made a minute ago",
  async () => {
    const { contactId } = world.payer("ada@quill.example");
    world.atStripe("ada@quill.example", { event: false });
    await world.sync();
    world.pass(60_000);
    world.atStripe("ADA@quill.example");
    return `${outcomeOf(await world.erase([contactId]))}; ${leftAtStripe()}`;
  },
  "1 deleted; 0 left",
);

story(
  "a customer whose address became the contact's only later",
  async () => {
    await world.sync();
    const contactId = world.contact("ada@quill.example");
    const { customer } = world.atStripe("");
    world.pass(days);
    changeCustomer(world.store, customer, { email: "ada@quill.example" });
    return `${outcomeOf(await world.erase([contactId]))}; ${leftAtStripe()}`;
  },
  "1 deleted; 0 left",
);

story(
  "a thousand contacts who never paid",
  async () => {
    await world.sync();
    const ids = Array.from({ length: 1_000 }, (_, n) => world.contact(`reader${n}@quill.example`));
    world.pass(days);
    const before = world.stripe.requestCount;
    const deletion = await world.erase(ids);
    return `${deletion.deletedCount} deleted, ${world.stripe.requestCount - before} calls`;
  },
  "1000 deleted, 2 calls",
);

story(
  "two 500s that Stripe keeps for their keys, healthy from then on",
  async () => {
    const { contactId, customer } = world.payer("ada@quill.example");
    seedInvoice(world.store, customer, { status: "open", event: false });
    world.asRead();
    const fault = { kind: "status", status: 500, afterWork: false, isKept: true } as const;
    world.stripe.faults.add({ method: "POST", path: /\/void$/, fault, times: 6 });
    return `${outcomeOf(await world.erase([contactId]))}; ${leftAtStripe()}`;
  },
  "1 deleted; 0 left",
);

story(
  "a refund refused for lack of balance, retried when there is some",
  async () => {
    const { contactId, paymentIntent } = paidPeriod("ada@quill.example");
    world.asRead();
    world.store.accounts.setBalance("acct_1", 0);
    const first = await world.erase([contactId], { refundsUnused: true });
    world.store.accounts.setBalance("acct_1", undefined);
    world.pass(3_600_000);
    retryHeldContacts(world.access, world.db, { jobId: first.id }, world.now);
    await world.runToEnd();
    return `${first.held.length} held, then ${outcomeOf(world.deletion(first.id))}; ${world.store.countEffects("refund", paymentIntent)} refunds`;
  },
  "1 held, then 1 deleted; 1 refunds",
);

story(
  "40 billed contacts, Stripe away for twelve rounds and back",
  async () => {
    const ids = Array.from({ length: 40 }, (_, n) => world.payer(`reader${n}@quill.example`).contactId);
    world.asRead();
    const jobId = await world.confirm(ids);
    const held: number[] = [];
    world.stripe.faults.add({
      path: /subscriptions/,
      fault: { kind: "status", status: 503, afterWork: false },
    });
    for (let round = 0; round < 12; round += 1) {
      await world.runToEnd(1);
      held.push(world.deletion(jobId).needsAttentionCount);
    }
    world.stripe.faults.clear();
    await world.runToEnd();
    return `held ${[...new Set(held)].join(",")}, then ${outcomeOf(world.deletion(jobId))}; ${leftAtStripe()}`;
  },
  "held 0, then 40 deleted; 0 left",
);

story(
  "Stripe answers for others and never for one",
  async () => {
    const ids = Array.from({ length: 4 }, (_, n) => world.payer(`reader${n}@quill.example`).contactId);
    const stubborn = world.payer("stubborn@quill.example");
    world.asRead();
    world.stripe.faults.add({
      path: new RegExp(`${stubborn.subscription}$`),
      fault: { kind: "status", status: 500, afterWork: false },
    });
    const jobId = await world.confirm([stubborn.contactId, ...ids]);
    await world.runToEnd(1);
    const more = Array.from({ length: 4 }, (_, n) => world.payer(`later${n}@quill.example`).contactId);
    for (const id of more)
      world.run(
        "INSERT INTO deletion_items (job_id, contact_id, state, contact_updated_at) VALUES (?, ?, 'pending', 0)",
        jobId,
        id,
      );
    await world.runToEnd(1);
    const { deletedCount, held } = world.deletion(jobId);
    return `${deletedCount} deleted, ${held.length} held after two rounds`;
  },
  "8 deleted, 0 held after two rounds",
);

story(
  "over a hundred ended subscriptions, the live one older than they are",
  async () => {
    const contactId = world.contact("ada@quill.example");
    const customer = seedCustomer(world.store, { email: "ada@quill.example" }, { event: false }).id;
    seedSubscription(world.store, customer, { created: 1_700_000_000, event: false });
    for (let n = 0; n < 130; n += 1)
      seedSubscription(world.store, customer, {
        status: "canceled",
        created: 1_700_000_100 + n,
        event: false,
      });
    await world.sync();
    return `${outcomeOf(await world.erase([contactId]))}; ${leftAtStripe()}`;
  },
  "1 deleted; 0 left",
);

story(
  "230 pending items and 120 live subscriptions of one customer",
  async () => {
    const { contactId, customer } = world.payer("ada@quill.example");
    for (let n = 0; n < 230; n += 1) seedInvoiceItem(world.store, customer, { event: false });
    for (let n = 0; n < 119; n += 1) seedSubscription(world.store, customer, { event: false });
    world.asRead();
    return `${outcomeOf(await world.erase([contactId]))}; ${leftAtStripe()}`;
  },
  "1 deleted; 0 left",
);

story(
  "the payment was refunded at Stripe since",
  async () => {
    const { contactId, paymentIntent } = paidPeriod("ada@quill.example");
    world.asRead();
    const jobId = await world.confirm([contactId], { refundsUnused: true });
    refundPayment(world.store, paymentIntent);
    await world.runToEnd();
    const state = world.value("SELECT state || ': ' || reason FROM billing_refunds");
    return `${outcomeOf(world.deletion(jobId))}; ${state}`;
  },
  "1 deleted; impossible: It was paid back already.",
);

story(
  "the payment is disputed at the bank",
  async () => {
    const { contactId, paymentIntent } = paidPeriod("ada@quill.example");
    world.asRead();
    const jobId = await world.confirm([contactId], { refundsUnused: true });
    disputePayment(world.store, paymentIntent);
    await world.runToEnd();
    const state = world.value("SELECT state || ': ' || reason FROM billing_refunds");
    return `${outcomeOf(world.deletion(jobId))}; ${state}`;
  },
  "1 deleted; impossible: It is disputed at the bank.",
);

story(
  "the stored key cannot be opened any more: the instance's secret changed",
  async () => {
    const free = world.contact("reader@quill.example");
    const { contactId } = world.payer("ada@quill.example");
    world.run(
      `INSERT INTO payment_accounts (site_id, provider, encrypted_key, key_hint, account_name, connected_by, connected_at)
       VALUES (?, 'stripe', 'AAAA', 'sk_…', 'Studio', 'owner', 0)`,
      world.siteId,
    );
    const now = () => world.now;
    const jobId = await world.confirm([free, contactId]);
    await runOpenDeletion({
      ...world.world,
      providersOf: (siteId) => billingProviders(world.db, siteId, now),
      readBilling: (siteId) => readBilling(world.db, siteId, now),
    });
    const deletion = world.deletion(jobId);
    return `${outcomeOf(deletion)} / said: ${deletion.billingReadProblem}`;
  },
  "1 deleted; 1 held: The stored Stripe key cannot be opened. Connect Stripe again. / said: The stored Stripe key cannot be opened. Connect Stripe again.",
);

story(
  "also delete the customer at Stripe",
  async () => {
    const { contactId, customer } = world.payer("ada@quill.example");
    world.asRead();
    const deletion = await world.erase([contactId], { deletesCustomers: true });
    const readBack = world.value(
      "SELECT count(*) FROM billing_cancellations WHERE customer_deleted_at IS NOT NULL",
    );
    return `${outcomeOf(deletion)}; at Stripe ${world.store.isDeleted(customer) ? "deleted" : "kept"}, ${readBack} read back`;
  },
  "1 deleted; at Stripe deleted, 1 read back",
);

story(
  "the customer stays at Stripe unless that is chosen",
  async () => {
    const { contactId, customer } = world.payer("ada@quill.example");
    world.asRead();
    await world.erase([contactId]);
    return world.store.isDeleted(customer) ? "deleted" : "kept";
  },
  "kept",
);

story(
  "she returns and buys again with her old customer within three days: the check leaves it alone",
  async () => {
    const { contactId, customer } = world.payer("ada@quill.example");
    world.asRead();
    await world.erase([contactId]);
    world.pass(days);
    addContact(
      world.access,
      world.db,
      { email: "ada@quill.example", name: "", asksForMarketing: false },
      world.now,
    );
    seedSubscription(world.store, customer, { created: Math.floor(world.now / 1000) });
    world.pass(3 * days);
    await recheckBilling(world.db, world.world.providersOf, () => world.now);
    const state = world.value("SELECT state FROM billing_rechecks");
    const between = leftAtStripe();
    const again = world.value("SELECT id FROM contacts WHERE email = 'ada@quill.example'") as number;
    const second = await world.erase([again]);
    return `${state}, ${between}; then ${outcomeOf(second)}, ${second.stoppedSubscriptionCount} stopped, ${leftAtStripe()}`;
  },
  "clear, 1 left; then 1 deleted, 1 stopped, 0 left",
);

test("the table", () => {
  const width = Math.max(...printed.map(([given = ""]) => given.length));
  process.stdout.write(
    `\n${printed.map(([given = "", outcome = ""]) => `${given.padEnd(width)}  ${outcome}`).join("\n")}\n`,
  );
  expect(printed.length).toBeGreaterThan(20);
});

/** Adds a payer with a paid period, half of which is still to come. */
function paidPeriod(email: string) {
  const payer = world.payer(email);
  const paymentIntent = seedPaymentIntent(world.store, payer.customer, 1_500, { event: false }).id;
  world.run(
    "UPDATE subscriptions SET period_start_at = ?, period_end_at = ?, next_charge_at = ? WHERE contact_id = ?",
    world.now - 15 * days,
    world.now + 15 * days,
    world.now + 15 * days,
    payer.contactId,
  );
  world.run(
    `INSERT INTO payments (contact_id, purchase_id, id, amount, currency, status, provider_payment_id, provider_account,
       created_at) SELECT contact_id, id, 900001, 1500, 'EUR', 'paid', ?, 'acct_1/test', ? FROM purchases
     WHERE contact_id = ?`,
    paymentIntent,
    world.now - 15 * days,
    payer.contactId,
  );
  return { ...payer, paymentIntent };
}
