import { afterEach, beforeEach, expect, test } from "vitest";
import { createSite } from "@/db/factories/create-site";
import { queueSync } from "@/lib/billing/stripe/account/queue-sync";
import type { StripeApi } from "@/lib/billing/stripe/api/stripe-api";
import { MirrorWorld } from "@/testing/steps/stripe-mirror";
import { testStripeApi } from "@/testing/steps/stripe-world";
import { claimSync } from "./claim-sync";
import { syncPage } from "./sync-stripe";

let world: MirrorWorld;

beforeEach(async () => {
  world = await MirrorWorld.start();
});
afterEach(() => world.stop());

const second = 1000;
const silence = { kind: "status", status: 503, afterWork: false } as const;
const queue = (siteId = world.siteId) => queueSync(world.db, siteId, null, world.now);
const claim = () => claimSync(world.db, "lane", world.now);
const pass = (ms: number) => world.passDays(ms / 86_400_000);
/** Lets the next sync read one page. Returns its site's id, or undefined when no sync can run. */
async function turn(api: StripeApi = world.api): Promise<number | undefined> {
  const sync = claim();
  if (sync) await syncPage(world.db, api, sync, () => world.now);
  return sync?.siteId;
}

test("a sync whose Stripe stays silent rests longer each time, and asks with three brief calls", async () => {
  queue();
  world.stripe.faults.add({ path: /./, fault: silence });
  const [tries, calls]: [number[], number[]] = [[], []];
  for (let at = 0; at < 1200; at += 5) {
    const { requestCount } = world.stripe;
    if ((await turn()) !== undefined) {
      tries.push(at);
      calls.push(world.stripe.requestCount - requestCount);
    }
    pass(5 * second);
  }
  expect(tries).toEqual([0, 5, 20, 80, 260, 440, 620, 800, 980, 1160]);
  expect(calls).toEqual([5, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
  world.stripe.faults.clear();
  pass(300 * second);
  while ((await turn()) !== undefined);
  expect(world.value("SELECT status FROM stripe_syncs")).toBe("completed");
});

test("a Stripe that hangs is waited for once, and then only briefly", async () => {
  queue();
  const hanging = testStripeApi(world.stripe, 60_000);
  await hanging.account();
  world.stripe.faults.add({ path: /./, fault: silence });
  await turn(hanging);
  pass(5 * second);
  world.stripe.faults.clear();
  world.stripe.faults.add({ path: /./, fault: { kind: "hang", afterWork: false } });
  // A call with the usual timeout would outlast this test.
  await turn(hanging);
});

test("the rest begins when the silence ended, however long it lasted", async () => {
  queue();
  world.stripe.faults.add({ path: /./, fault: silence });
  const sync = claim();
  if (sync) await syncPage(world.db, world.api, sync, () => world.now + 75 * second);
  pass(79 * second);
  expect(claim()).toBeUndefined();
  pass(second);
  expect(claim()?.id).toBe(sync?.id);
});

test("after an answer the next silence is a short rest again", async () => {
  queue();
  world.stripe.faults.add({ path: /./, times: 5 + 3, fault: silence });
  await turn();
  pass(5 * second);
  await turn();
  pass(15 * second);
  expect(await turn()).toBe(world.siteId);
  expect(world.value("SELECT phase FROM stripe_syncs")).toBe("subscriptions");
  world.stripe.faults.add({ path: /./, times: 5, fault: silence });
  await turn();
  pass(5 * second);
  expect(claim()).toBeDefined();
});

test("syncs take turns page by page, the one that waits longest first, and a resting one blocks nobody", async () => {
  const [silent, second, third] = [world.siteId, createSite(world.db).id, createSite(world.db).id];
  for (const siteId of [silent, second, third]) queue(siteId);
  world.stripe.faults.add({ path: /./, times: 5, fault: silence });
  const turns: (number | undefined)[] = [];
  for (let n = 0; n < 13; n += 1) {
    turns.push(await turn());
    pass(1000);
  }
  // The silent sync runs when its rest of five seconds is over, and alternates like the others afterwards.
  expect(turns).toEqual([
    ...[silent, second, third, second, third],
    ...[silent, second, third, silent, second, third, silent, silent],
  ]);
});
