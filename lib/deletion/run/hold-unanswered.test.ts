import { afterEach, beforeEach, expect, test } from "vitest";
import { BillingWorld, outcomeOf } from "@/testing/steps/billing-world";

let world: BillingWorld;
beforeEach(async () => {
  world = await BillingWorld.create();
  world.asRead();
});
afterEach(() => world.end());

const unanswered = "Stripe answers, but not for this contact. Whether billing has stopped is not known.";
const outage = { kind: "status", status: 503, afterWork: false } as const;

function neverAnsweredFor(subscription: string): void {
  world.stripe.faults.add({ path: new RegExp(`${subscription}$`), fault: outage });
}

test.each([1, 2, 3, 9])(
  "%i contacts for whom Stripe never answers are held, with nobody else left",
  async (count) => {
    const payers = Array.from({ length: count }, (_, n) => world.payer(`reader${n}@quill.example`));
    for (const { subscription } of payers) neverAnsweredFor(subscription);
    const jobId = await world.confirm(payers.map(({ contactId }) => contactId));
    await world.runToEnd(count > 8 ? 9 : 5);
    expect(outcomeOf(world.deletion(jobId))).toBe(`${count} held: ${unanswered}`);
  },
);

test("those for whom Stripe never answers do not keep the others waiting for ever", async () => {
  const stubborn = Array.from({ length: 8 }, (_, n) => world.payer(`stubborn${n}@quill.example`));
  for (const { subscription } of stubborn) neverAnsweredFor(subscription);
  const others = Array.from({ length: 5 }, (_, n) => world.payer(`reader${n}@quill.example`));
  const jobId = await world.confirm([...stubborn, ...others].map(({ contactId }) => contactId));
  await world.runToEnd(6);
  expect(outcomeOf(world.deletion(jobId))).toBe(`5 deleted; 8 held: ${unanswered}`);
});

test.each([
  ["everything", /./],
  ["subscriptions", /subscriptions/],
  ["customers", /customers/],
])("an outage of %s holds nobody, however few are left", async (_, path) => {
  const { contactId } = world.payer("ada@quill.example");
  const jobId = await world.confirm([contactId]);
  world.stripe.faults.add({ path, fault: outage });
  for (let round = 0; round < 8; round += 1) await world.runToEnd(1);
  expect(world.deletion(jobId)).toMatchObject({
    needsAttentionCount: 0,
    pauseReason: "Stripe does not answer.",
  });
  world.stripe.faults.clear();
  await world.runToEnd();
  expect(outcomeOf(world.deletion(jobId))).toBe("1 deleted");
});
