import { afterEach, beforeEach, expect, test } from "vitest";
import { billingRefunds, deletionJobs } from "@/db/schema";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import type { StripeObject } from "@/testing/stripe-server/base/store";
import { refundPayment } from "@/testing/stripe-server/changes/refund-payment";
import { seedCustomer, seedPaymentIntent } from "@/testing/stripe-server/seed";
import { refundMark } from "./confirm-refund";

let world: MirrorWorld;
let payment: StripeObject;
let jobId: number;

/**
 * Sets up Ada, who paid 10.00, and a deletion job. `addRefund` adds a refund of 3.00 that was requested and never
 * read back.
 */
beforeEach(async () => {
  world = await MirrorWorld.start();
  const customer = seedCustomer(world.store, { email: "ada@quill.example" });
  payment = seedPaymentIntent(world.store, customer.id, 1000);
  await world.receive(customer, payment);
  const job = { siteId: world.siteId, status: "completed" as const, createdBy: "owner", createdAt: 1 };
  jobId = world.db.insert(deletionJobs).values(job).returning().get().id;
});
afterEach(() => world.stop());

const run = (sql: string) => world.db.$client.exec(sql);
const totals = () => world.rows("SELECT sum(gross), sum(refunded), sum(payment_count) FROM revenue_daily");
const rows = () => world.rows("SELECT state FROM billing_refunds");

function addRefund(state: "requested" | "needs_attention" | "vouched", amount = 300): StripeObject {
  const contactId = Number(world.value("SELECT id FROM contacts"));
  const { id } = world.db
    .insert(billingRefunds)
    .values({
      jobId,
      contactId,
      provider: "stripe",
      providerPaymentId: payment.id,
      providerAccount: "acct_1/test",
      amount,
      currency: "EUR",
      attemptCount: 1,
      state,
      createdAt: 1,
    })
    .returning()
    .get();
  const metadata = { farewell_refund: refundMark(id, payment.id) };
  return refundPayment(world.store, payment.id, { amount: 300, metadata });
}

test.each(["requested", "needs_attention", "vouched"] as const)(
  "one that is %s counts once, by what Stripe shows of it while its contact is being erased",
  async (state) => {
    const refund = addRefund(state);
    world.hold();
    await world.receive(refund, payment, refund);
    expect(rows()).toBe("confirmed");
    expect(world.rows("SELECT refunded_amount FROM payments")).toBe("300");
    expect(totals()).toBe("1000 300 1");
    run("UPDATE contacts SET being_erased_at = NULL");
    await world.receive(payment, refund);
    expect(totals()).toBe("1000 300 1");
  },
);

test("one that an owner vouched past counts once, though Stripe shows it after the contact is gone", async () => {
  const refund = addRefund("vouched");
  world.passDays(1);
  await world.erase();
  run("UPDATE billing_refunds SET provider_payment_id = NULL");
  await world.receive(refund, payment, refund);
  expect([rows(), totals()]).toEqual(["confirmed", "1000 300 1"]);
});

test("one that is read of a contact who was kept counts once, by its row", async () => {
  const refund = addRefund("vouched");
  await world.receive(refund, payment);
  await world.receive(payment);
  expect([rows(), totals()]).toEqual(["confirmed", "1000 300 1"]);
  world.passDays(1);
  await world.erase();
  await world.receive(refund, payment);
  expect(totals()).toBe("1000 300 1");
});

test("the mark of another instance's refund confirms none of this one", async () => {
  const refund = addRefund("vouched", 299);
  world.hold();
  await world.receive(refund);
  expect(rows()).toBe("vouched");
});
