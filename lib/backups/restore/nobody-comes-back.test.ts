import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach } from "vitest";
import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { write } from "@/db/write";
import { rotateIdentityKey } from "@/lib/consent/identities/identity-keys";
import { flushLedger } from "@/lib/ledger/flush-ledger";
import { findLastReplay } from "@/lib/ledger/replay/find-replay";
import { env } from "@/lib/system/env";
import { goOnWith, RestoredScene } from "@/testing/backups/restored-scene";
import { endLedgerWorld, makeLedgerWorld } from "@/testing/databases/ledger-world";
import { type Case, testCases } from "@/testing/steps/case-table";
import { ownerOf, testNow, testWorld } from "@/testing/steps/deletion";
import { noteAsRead, stripeWorld, testStripeApi } from "@/testing/steps/stripe-world";
import { seedCustomer, seedSubscription } from "@/testing/stripe-server/seed";
import { StripeServer } from "@/testing/stripe-server/stripe-server";
import type { RestoreStep } from "./restore-backup";

let scene: RestoredScene;
beforeEach(() => {
  scene = new RestoredScene();
});
afterEach(() => {
  scene.dispose();
  goOnWith(env().APP_SECRET ?? "");
});

const claimed = "claimed: ada pending, ben unsubscribed, cara complained, dora subscribed, eve subscribed";
const right = `listed: ben cara dora eve; again 1, deleted 1, held 0, lowered 2; ${claimed}`;

/** Backs up, lets happen what happens since, and returns the backup. */
async function backedUp(): Promise<string> {
  await scene.before();
  const backup = scene.backUp();
  await scene.since();
  return backup;
}

/** Restores where it was, or as `more` says, and returns what became of everyone, or why it was refused. */
async function restored(backup: string, ...more: [folder?: string, order?: object]): Promise<string> {
  return (await scene.restore(backup, ...more)) ?? scene.outcome();
}

const elsewhere = () => path.join(scene.elsewhere, "new");

function changeByte(file: string, at: (bytes: Buffer) => number): void {
  const bytes = fs.readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at(bytes)) ^ 1, at(bytes));
  fs.writeFileSync(file, bytes);
}

/** Returns the data folder as a kill after this step leaves it, with the instance started there. */
async function killedAfter(step: RestoreStep): Promise<string> {
  const backup = await backedUp();
  const left = path.join(scene.elsewhere, "left");
  const onStep = (done: RestoreStep) => {
    if (done === step) fs.cpSync(scene.folder, left, { recursive: true });
  };
  await scene.restore(backup, scene.folder, { onStep });
  return (await scene.restore(backup, left)) ?? scene.outcome();
}

const cases: Case[] = [
  {
    id: "W1",
    given: "restored where it was",
    run: async () => restored(await backedUp()),
    right,
  },
  {
    id: "W2",
    given: "into an empty folder, with the ledger of the hour beside the backup",
    async run() {
      const backup = await backedUp();
      scene.backUp("ledger");
      return restored(backup, elsewhere());
    },
    right,
  },
  {
    id: "W3",
    given: "into an empty folder, with a ledger that is named",
    async run() {
      const backup = await backedUp();
      const ledger = scene.backUp("ledger");
      const moved = path.join(scene.elsewhere, "moved");
      fs.renameSync(ledger, moved);
      return restored(backup, elsewhere(), { ledgerFrom: moved });
    },
    right,
  },
  {
    id: "W4",
    given: "put back by hand, and started",
    async run() {
      const backup = await backedUp();
      scene.end();
      fs.mkdirSync(elsewhere());
      fs.copyFileSync(path.join(backup, "farewell.db"), path.join(elsewhere(), "farewell.db"));
      fs.copyFileSync(path.join(scene.folder, "erasures.log"), path.join(elsewhere(), "erasures.log"));
      scene.start(elsewhere());
      return scene.outcome();
    },
    right,
  },
  {
    id: "W5",
    given: "restored twice",
    async run() {
      const backup = await backedUp();
      await restored(backup);
      return restored(backup);
    },
    right,
  },
  {
    id: "W6",
    given: "the key of the digests was changed since",
    async run() {
      await scene.before();
      const backup = scene.backUp();
      rotateIdentityKey(ownerOf(scene.siteId), scene.db, scene.now);
      await scene.since();
      return restored(backup);
    },
    right,
  },
  {
    id: "W7",
    given: "older by three deletions",
    async run() {
      await scene.before();
      for (const name of ["fay", "gus"]) scene.add(name);
      const backup = scene.backUp();
      for (const name of ["fay", "gus"]) await scene.erase(name);
      await scene.since();
      return restored(backup);
    },
    right: right.replace("again 1, deleted 1", "again 3, deleted 3"),
  },
  {
    id: "W8",
    given: "the last line of the ledger is torn",
    async run() {
      const backup = await backedUp();
      scene.end();
      fs.appendFileSync(path.join(scene.folder, "erasures.log"), '{"line":99,"after":"');
      return restored(backup);
    },
    right,
  },
  {
    id: "W9",
    given: "the secret is lost",
    run: async () => restored(await backedUp(), elsewhere(), { variable: undefined }),
    right: "secret_missing",
  },
  {
    id: "W9",
    given: "another secret is set",
    run: async () =>
      restored(await backedUp(), elsewhere(), { variable: "not the secret of this instance at all" }),
    right: "secret_wrong",
  },
  {
    id: "W10",
    given: "one byte of the copy was changed",
    async run() {
      const backup = await backedUp();
      changeByte(path.join(backup, "farewell.db"), (bytes) => Math.floor(bytes.length / 2));
      return restored(backup);
    },
    right: "damaged_file farewell.db",
  },
  {
    id: "W11",
    given: "one byte of its manifest was changed",
    async run() {
      const backup = await backedUp();
      changeByte(path.join(backup, "manifest.json"), (bytes) => bytes.length - 10);
      return restored(backup);
    },
    right: "damaged_file manifest.json",
  },
  {
    id: "W12",
    given: "into the folder of another instance",
    async run() {
      const other = makeLedgerWorld();
      other.db.$client.close();
      const outcome = await restored(await backedUp(), other.folder);
      endLedgerWorld(other);
      return outcome;
    },
    right: "other_instance",
  },
  ...(["copied", "brought up", "ready", "moved farewell.db"] as const).map((step) => ({
    id: "W13",
    given: `killed in the middle of the restore, after ${step}`,
    run: () => killedAfter(step),
    right,
  })),
  {
    id: "W14",
    given: "killed in the middle of the backup: the one before is what there is",
    async run() {
      const backup = await backedUp();
      fs.cpSync(backup, `${backup}-2.partial`, { recursive: true });
      fs.rmSync(path.join(`${backup}-2.partial`, "manifest.json"));
      return restored(backup);
    },
    right,
  },
  {
    id: "W15",
    given: "the payment provider is away when they are deleted again, and answers later",
    run: () =>
      withStripe(async (stripe) => {
        stripe.faults.add({ path: /./, fault: { kind: "status", status: 503, afterWork: false } });
        const away = await scene.eraseAgain(stripeWorld(scene.db, testStripeApi(stripe)));
        stripe.faults.clear();
        const customers = findLastReplay(scene.db)?.customerCount;
        return `${await scene.listed()}; ${away}, customers ${customers}`;
      }),
    right: `ben cara dora eve; again 1, deleted 0, held 0, lowered 2, customers 1; later: ${right}`,
  },
  {
    id: "W16",
    given: "the payment provider is not connected when they are deleted again, and is later",
    run: () =>
      withStripe(async () => {
        const held = await scene.eraseAgain(testWorld(scene.db));
        scene.retry();
        return `${await scene.listed()}; ${held}`;
      }),
    right: `ben cara dora eve; again 1, deleted 0, held 1, lowered 2; later: ${right}`,
  },
  {
    id: "W17",
    given: "it was restored without the newest ledger before, and both went on",
    async run() {
      const backup = await backedUp();
      const ledger = scene.backUp("ledger");
      const found = path.join(scene.elsewhere, "found");
      fs.renameSync(ledger, found);
      await scene.restore(backup, elsewhere());
      scene.pass();
      await scene.erase("eve");
      flushLedger(scene.db, scene.now);
      const withoutIt = await scene.listed();
      await scene.restore(backup, elsewhere(), { ledgerFrom: found });
      return `${withoutIt}; later: ${await scene.listed()}`;
    },
    right: "ada ben cara dora; later: ben cara dora",
  },
  {
    id: "W18",
    given: "the lines about who was deleted are damaged, and the ledger of the hour has them",
    async run() {
      const backup = await backedUp();
      scene.backUp("ledger");
      scene.pass();
      scene.add("fay");
      scene.say("fay", "unsubscribed");
      flushLedger(scene.db, scene.now);
      const ledger = path.join(scene.folder, "erasures.log");
      const text = fs.readFileSync(ledger, "utf8");
      fs.writeFileSync(
        ledger,
        text.replaceAll('"kind":"gone"', '"kind":"bone"').replaceAll("deleted", "delated"),
      );
      return restored(backup);
    },
    right,
  },
  {
    id: "W19",
    given: "the secret was changed since, and the key of the digests after it",
    async run() {
      await scene.before();
      const [old, next] = [env().APP_SECRET ?? "", "the next secret of this test, long enough"];
      fs.writeFileSync(path.join(scene.folder, "app-secret"), old);
      const backup = scene.backUp();
      scene.changeSecret(old, next);
      rotateIdentityKey(ownerOf(scene.siteId), scene.db, scene.now);
      await scene.since();
      return restored(backup, scene.folder, { variable: undefined });
    },
    right,
  },
];

/** Returns what became of everyone where ada pays by Stripe, which answers after `meanwhile`. */
async function withStripe(meanwhile: (stripe: StripeServer) => Promise<string>): Promise<string> {
  const stripe = await StripeServer.start();
  stripe.store.settings.setNow(testNow);
  await scene.before();
  payStripe(stripe);
  const backup = scene.backUp();
  await scene.since(stripeWorld(scene.db, testStripeApi(stripe)));
  await scene.restore(backup);
  const first = await meanwhile(stripe);
  const later = await scene.outcome(stripeWorld(scene.db, testStripeApi(stripe)));
  await stripe.stop();
  return `${first}; later: ${later}`;
}

/** Gives ada a subscription at Stripe. */
function payStripe({ store }: StripeServer): void {
  const { db, siteId } = scene;
  const contactId = scene.idOf("ada");
  const customer = seedCustomer(store, { email: "ada@quill.example" }, { event: false }).id;
  const subscriptions = [seedSubscription(store, customer, { event: false }).id];
  const catalogue = createCatalogue(db, { siteId });
  write(db, (tx) => addStripeSubscription(tx, { catalogue, contactId, customer, subscriptions }));
  const account = "acct_1/test";
  db.$client.prepare("UPDATE billing_customers SET provider_account = ?").run(account);
  db.$client
    .prepare("UPDATE subscriptions SET provider_account = ?, provider_customer_id = ?")
    .run(account, customer);
  noteAsRead(db, siteId);
}

testCases("Restored from a backup: who comes back", cases);
