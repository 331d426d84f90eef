import path from "node:path";
import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { mustConfirm, mustPreview, ownerOf } from "@/testing/steps/deletion";
import { StripeProcess } from "@/testing/stripe-process";
import { StripeStore } from "@/testing/stripe-server/base/store";
import { seedCustomer, seedInvoice, seedSubscription } from "@/testing/stripe-server/seed";
import { testKey } from "@/testing/stripe-server/stripe-server";
import { AppServer, freePort } from "./fixtures/server";
import { expect, test } from "./fixtures/test";

test("many customers are deleted while Stripe fails, limits and dies, and the app dies too", async ({
  isSoak,
}) => {
  test.setTimeout(1_800_000);
  const customerCount = isSoak ? 1_000 : 60;
  const port = await freePort();
  const server = await AppServer.create({
    STRIPE_SECRET_KEY: testKey,
    STRIPE_API_BASE: `http://127.0.0.1:${port}`,
  });
  const file = path.join(server.dataDir, "stripe.db");
  const stripe = new StripeProcess({ file, port, fail: 0.2, perSecond: 100 });
  const db = server.openDatabase();
  const books = new StripeStore(file);
  try {
    const jobId = await prepare(db, books, customerCount);
    const deleted = () =>
      db.$client.prepare("SELECT deleted_count FROM deletion_jobs WHERE id = ?").pluck().get(jobId) as number;
    const until = (share: number) => waitFor(() => deleted() >= share * customerCount);
    await stripe.start();
    server.launch();
    await until(0.2);
    await stripe.kill();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await stripe.start();
    await until(0.45);
    await server.kill();
    server.launch();
    await until(0.7);
    await stripe.kill();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await stripe.start();
    await until(1);

    await waitFor(() => db.$client.prepare("SELECT status FROM deletion_jobs").pluck().get() === "completed");
    expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(0);
    expect(db.$client.prepare("SELECT needs_attention_count FROM deletion_jobs").pluck().get()).toBe(0);
    expect(
      db.$client.prepare("SELECT count(*) FROM billing_rechecks WHERE state = 'due'").pluck().get(),
    ).toBe(customerCount);
    expect(books.liveSubscriptions()).toEqual([]);
    expect(books.chargesLeft()).toEqual([]);
    expect(books.countEffects("cancel")).toBe(1.5 * customerCount);
    expect(books.countRepeatedEffects("cancel")).toBe(0);
  } finally {
    await stripe.kill();
    db.$client.close();
    books.close();
    await server.dispose();
  }
});

/**
 * Creates contacts who are all customers with a subscription; every other has a second one, every fifth an open
 * invoice. Confirms the deletion of all and returns the job's id.
 */
async function prepare(db: Database, books: StripeStore, customerCount: number): Promise<number> {
  const siteId = createSite(db).id;
  const catalogue = createCatalogue(db, { siteId });
  books.transaction(() =>
    write(db, (tx) => {
      for (let at = 0; at < customerCount; at += 1) {
        const contact = createContact(tx, { siteId, isCustomer: true });
        const customer = seedCustomer(books, contact).id;
        const subscriptions = [seedSubscription(books, customer).id];
        if (at % 2 === 0) subscriptions.push(seedSubscription(books, customer).id);
        if (at % 5 === 0) seedInvoice(books, customer, { status: "open" });
        addStripeSubscription(tx, { catalogue, contactId: contact.id, customer, subscriptions });
      }
    }),
  );
  const manifest = await mustPreview(ownerOf(siteId), db, {
    kind: "matching",
    filter: { everyone: true },
    except: [],
  });
  mustConfirm(ownerOf(siteId), db, manifest);
  return manifest.jobId;
}

async function waitFor(isThere: () => boolean): Promise<void> {
  const deadline = Date.now() + 900_000;
  while (!isThere()) {
    if (Date.now() > deadline) throw new Error("it does not come to an end");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
