import { afterEach, beforeEach, expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import type { JobContext } from "@/lib/jobs/job-context";
import { claimJob } from "@/lib/jobs/lease";
import { BillingWorld } from "@/testing/steps/billing-world";
import { mustConfirm, mustPreview, ownerOf } from "@/testing/steps/deletion";
import { noteAsRead, stripeWorld } from "@/testing/steps/stripe-world";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { runDeletion } from "./run-deletion";

const seconds = 1000;
const kindsAsked = ["customers", "subscriptions", "invoices", "refunds", "events"];
const hang = { path: /./, fault: { kind: "hang", afterWork: false } } as const;

/** Is the world with the site whose Stripe hangs. */
let world: BillingWorld;
let otherStripe: StripeServer;
let otherSite: number;
let lane: JobContext;

/**
 * Connects with more patience than the brief questions take, so that the number of calls to Stripe tells the two
 * apart.
 */
function connect({ url }: StripeServer): StripeApi {
  const pace = { retries: 5, firstWaitMs: 1, longestWaitMs: 2 };
  return StripeApi.connect(testKey, { apiBase: url, timeoutMs: 60, briefMs: 300, pace });
}

beforeEach(async () => {
  world = await BillingWorld.create();
  world.asRead();
  world.api = connect(world.stripe);
  otherStripe = await StripeServer.start();
  otherStripe.store.settings.setNow(world.now);
  otherSite = createSite(world.db).id;
  noteAsRead(world.db, otherSite, "acct_1/test", world.now);
  const now = () => world.now;
  const other = stripeWorld(world.db, connect(otherStripe), now);
  lane = {
    db: world.db,
    now,
    providersOf: (siteId) => (siteId === otherSite ? other : world.world).providersOf(siteId),
    readBilling: (siteId) => (siteId === otherSite ? other : world.world).readBilling(siteId),
  };
});
afterEach(async () => {
  await otherStripe.stop();
  await world.end();
});

let named = 0;
async function confirmOf(siteId: number, count: number): Promise<number> {
  const ids = Array.from({ length: count }, () => {
    named += 1;
    return createContact(world.db, { siteId, email: `reader${named}@quill.example` }).id;
  });
  const manifest = await mustPreview(ownerOf(siteId), world.db, { kind: "ids", ids });
  mustConfirm(ownerOf(siteId), world.db, manifest);
  return manifest.jobId;
}

/** Runs one deletion of the lane and tells whose it was. */
async function takeTurn(): Promise<"silent" | "other" | undefined> {
  const job = claimJob(lane.db, "deletion_jobs", "lane", world.now);
  if (!job) return undefined;
  await runDeletion(lane, job);
  return job.siteId === otherSite ? "other" : "silent";
}

const jobOf = (jobId: number) =>
  world.rows("SELECT status, deleted_count AS deleted FROM deletion_jobs WHERE id = ?", jobId);

test("the deletions of a silent site do not slow the other site's 200 contacts", async () => {
  for (let n = 0; n < 3; n += 1) await confirmOf(world.siteId, 1);
  const jobId = await confirmOf(otherSite, 200);
  world.stripe.faults.add(hang);
  const turns = [await takeTurn(), await takeTurn(), await takeTurn()];
  expect(turns).toEqual(["silent", "other", undefined]);
  expect(jobOf(jobId)).toEqual([{ status: "completed", deleted: 200 }]);
});

test("a silent site is asked again ever more seldom, once and briefly", async () => {
  await confirmOf(world.siteId, 1);
  world.stripe.faults.add(hang);
  await takeTurn();
  const firstCalls = world.stripe.requestCount;
  const askedAt: number[] = [];
  const began = world.now;
  while (world.now < began + 500 * seconds) {
    world.pass(seconds);
    if ((await takeTurn()) === "silent") askedAt.push((world.now - began) / seconds);
  }
  expect(askedAt).toEqual([5, 20, 80, 260, 440]);
  expect(world.stripe.requestCount - firstCalls).toBe(askedAt.length * kindsAsked.length);
});

test("another deletion of a site that is known to be silent asks as briefly", async () => {
  await confirmOf(world.siteId, 1);
  world.stripe.faults.add(hang);
  await takeTurn();
  const before = world.stripe.requestCount;
  await confirmOf(world.siteId, 1);
  await takeTurn();
  expect(world.stripe.requestCount - before).toBe(kindsAsked.length);
});

test("while one site is silent, another is asked briefly before it is read with patience", async () => {
  await confirmOf(world.siteId, 1);
  await confirmOf(otherSite, 1);
  for (const stripe of [world.stripe, otherStripe]) stripe.faults.add(hang);
  await takeTurn();
  expect(await takeTurn()).toBe("other");
  expect(otherStripe.requestCount).toBe(kindsAsked.length);
});

test("whoever is not known to be silent goes first", async () => {
  await confirmOf(world.siteId, 1);
  world.stripe.faults.add(hang);
  await takeTurn();
  world.pass(10 * seconds);
  await confirmOf(otherSite, 1);
  expect([await takeTurn(), await takeTurn()]).toEqual(["other", "silent"]);
});

test("a site that answers again goes on, and its next silence begins with a short rest", async () => {
  const first = await confirmOf(world.siteId, 1);
  const second = await confirmOf(world.siteId, 1);
  world.stripe.faults.add(hang);
  for (const wait of [0, 5, 15]) {
    world.pass(wait * seconds);
    expect(await takeTurn()).toBe("silent");
  }
  world.stripe.faults.clear();
  world.pass(60 * seconds);
  expect(await takeTurn()).toBe("silent");
  expect(await takeTurn()).toBe("silent");
  for (const jobId of [first, second]) expect(jobOf(jobId)).toEqual([{ status: "completed", deleted: 1 }]);
  await confirmOf(world.siteId, 1);
  world.stripe.faults.add(hang);
  await takeTurn();
  world.pass(5 * seconds);
  expect(await takeTurn()).toBe("silent");
});

test("a site whose Stripe hangs for each contact, though it can be read, rests ever longer", async () => {
  const payers = Array.from({ length: 12 }, (_, n) => world.payer(`payer${n}@quill.example`).contactId);
  await world.confirm(payers);
  world.stripe.faults.add({ ...hang, method: "DELETE" });
  const askedAt: number[] = [];
  const began = world.now;
  while (world.now < began + 100 * seconds) {
    if ((await takeTurn()) === "silent") askedAt.push((world.now - began) / seconds);
    world.pass(seconds);
  }
  expect(askedAt).toEqual([0, 5, 20, 80]);
});

test("a site that answers for someone in each run does not rest ever longer", async () => {
  const payers = Array.from({ length: 12 }, (_, n) => world.payer(`payer${n}@quill.example`));
  await world.confirm(payers.map(({ contactId }) => contactId));
  const askedAt: number[] = [];
  const began = world.now;
  while (world.now < began + 20 * seconds) {
    world.stripe.faults.clear();
    const answeredFor = payers[askedAt.length]?.subscription;
    world.stripe.faults.add({
      ...hang,
      method: "DELETE",
      path: new RegExp(`/subscriptions/(?!${answeredFor}$)`),
    });
    if ((await takeTurn()) === "silent") askedAt.push((world.now - began) / seconds);
    world.pass(seconds);
  }
  expect(askedAt).toEqual([0, 5, 10, 15]);
});

test("a Stripe that fails now and then is not taken for silent", async () => {
  await confirmOf(world.siteId, 1);
  world.stripe.faults.add(hang);
  await takeTurn();
  world.stripe.faults.clear();
  const failing = { kind: "status", status: 503, afterWork: false } as const;
  for (const kind of kindsAsked)
    world.stripe.faults.add({ path: new RegExp(`/v1/${kind}$`), fault: failing, times: 2 });
  world.pass(5 * seconds);
  await takeTurn();
  expect(world.rows("SELECT status FROM deletion_jobs")).toEqual([{ status: "completed" }]);
});

test("a deletion whose whole sync is still to come rests a short while each time", async () => {
  world.run("DELETE FROM stripe_reads");
  await confirmOf(world.siteId, 1);
  for (let round = 0; round < 6; round += 1) {
    expect(await takeTurn()).toBe("silent");
    world.pass(5 * seconds);
  }
});
