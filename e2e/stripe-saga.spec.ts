import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { type Database, openMemoryDatabase } from "@/db/open-database";
import { write } from "@/db/write";
import { confirmDeletion } from "@/lib/deletion/manifest/confirm-deletion";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { mustPreview, ownerOf, runOpenDeletion, testNow } from "@/testing/steps/deletion";
import { Killed, killable } from "@/testing/steps/killable-provider";
import { runsOf } from "@/testing/steps/runs";
import {
  asReadNow,
  noteAsRead,
  stripeWorld,
  testProviders,
  testStripeApi,
} from "@/testing/steps/stripe-world";
import { seeded } from "@/testing/stripe-server/base/faults";
import {
  seedCustomer,
  seedInvoice,
  seedInvoiceItem,
  seedPaymentIntent,
  seedSchedule,
  seedSubscription,
} from "@/testing/stripe-server/seed";
import { StripeServer } from "@/testing/stripe-server/stripe-server";

const contactCount = 6;
const mostRuns = 60;
let stripe: StripeServer;
test.beforeEach(async () => {
  stripe = await StripeServer.start();
});
test.afterEach(() => stripe.stop());

test("random faults, random kills: erased with nothing billing or held with a reason, each effect once", async () => {
  test.setTimeout(300_000);
  const story = fc.record({
    seed: fc.integer(),
    failing: fc.constantFrom(0, 0.1, 0.3, 0.5),
    killing: fc.constantFrom(0, 0.05, 0.2),
    refusing: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(story, async ({ seed, failing, killing, refusing }) => {
      const world = await prepare();
      stripe.faults.atRandom(failing, seed);
      const [stubborn] = world.people;
      if (refusing && stubborn) {
        const fault = { kind: "status", status: 402, afterWork: false } as const;
        stripe.faults.add({ method: "DELETE", path: new RegExp(`/${stubborn.subscriptions[0]}$`), fault });
      }
      await runUntilSettled(world, seeded(seed), killing);
      stripe.faults.clear();
      check(world, refusing ? stubborn?.contactId : undefined);
    }),
    { numRuns: runsOf(60) },
  );
});

interface Person {
  contactId: number;
  customer: string;
  subscriptions: string[];
  payment: string;
}

interface World {
  db: Database;
  siteId: number;
  jobId: number;
  people: Person[];
}

async function prepare(): Promise<World> {
  const db = openMemoryDatabase();
  const siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  const people: Person[] = [];
  for (let at = 0; at < contactCount; at += 1) {
    const contact = createContact(db, { siteId });
    const customer = seedCustomer(stripe.store, contact).id;
    const subscriptions = [seedSubscription(stripe.store, customer).id];
    if (at % 2) subscriptions.push(seedSubscription(stripe.store, customer).id);
    if (at % 3 === 0) seedInvoice(stripe.store, customer, { status: "open" });
    if (at % 3 === 1)
      seedInvoice(stripe.store, customer, { status: "draft", subscription: subscriptions[0] ?? "" });
    if (at % 3 === 2) seedInvoiceItem(stripe.store, customer);
    if (at % 4 === 0) seedSchedule(stripe.store, customer);
    const payment = seedPaymentIntent(stripe.store, customer, 1500).id;
    write(db, (tx) =>
      addStripeSubscription(tx, { catalogue, contactId: contact.id, customer, subscriptions, payment }),
    );
    people.push({ contactId: contact.id, customer, subscriptions, payment });
  }
  const access = ownerOf(siteId);
  const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };
  const manifest = await mustPreview(access, db, everyone, asReadNow);
  const { jobId, digest, phrase } = manifest;
  expect(manifest.plan.billing.unused).toHaveLength(1);
  expect(confirmDeletion(access, db, { jobId, digest, phrase, refundsUnused: true }, testNow).ok).toBe(true);
  noteAsRead(db, siteId);
  return { db, siteId, jobId, people };
}

/** Runs the job repeatedly, as the worker does, until it is completed. Each run ends where it is killed or pauses. */
async function runUntilSettled(
  { db, siteId, jobId }: World,
  random: () => number,
  killing: number,
): Promise<void> {
  const api = testStripeApi(stripe, 1000);
  for (let run = 1; run <= mostRuns; run += 1) {
    const isCalm = run > mostRuns / 2;
    if (isCalm) stripe.faults.atRandom(0, 0);
    const providers = testProviders(db, api);
    const mortal = providers.stripe && killable(providers.stripe, () => random() < (isCalm ? 0 : killing));
    const now = testNow + run * 3 * 60_000;
    try {
      const world = stripeWorld(db, api, () => now);
      await runOpenDeletion({ ...world, providersOf: () => ({ ...providers, stripe: mortal }) });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    if (findDeletion(ownerOf(siteId), db, jobId)?.status === "completed") return;
  }
  throw new Error("the deletion does not come to an end");
}

function check({ db, siteId, jobId, people }: World, stubbornId: number | undefined): void {
  const deletion = findDeletion(ownerOf(siteId), db, jobId);
  const held = new Map(deletion?.held.map((one) => [one.contactId, one.reason]));
  const left = new Set(db.$client.prepare("SELECT id FROM contacts").pluck().all() as number[]);
  for (const { contactId, customer, subscriptions, payment } of people) {
    if (left.has(contactId)) expect(held.get(contactId)).toBeTruthy();
    else expect(stripe.store.chargesLeft(customer)).toEqual([]);
    for (const subscription of subscriptions)
      expect(stripe.store.countEffects("cancel", subscription)).toBeLessThanOrEqual(1);
    const refunds = stripe.store.countEffects("refund", payment);
    if (left.has(contactId)) expect(refunds).toBeLessThanOrEqual(1);
    else expect(refunds).toBe(1);
  }
  if (stubbornId !== undefined) expect(left.has(stubbornId)).toBe(true);
  expect(deletion?.deletedCount).toBe(contactCount - left.size);
  expect(deletion?.needsAttentionCount).toBe(left.size);
}
