import type { Page } from "@playwright/test";
import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { seedCustomer, seedSubscription } from "@/testing/stripe-server/seed";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { deleteContact } from "./fixtures/contact-steps";
import { AppServer } from "./fixtures/server";
import { createTestSite, expect, expectAccessible, signIn, test } from "./fixtures/test";

const email = "ada@quill.example";
/** Differs from `email`, because stories share one database and it is searched for emails that must be gone. */
const heldEmail = "held@quill.example";
/** Returns a time in seconds, one second ahead, so that new objects are newer than an erasure within this second. */
const soon = () => Math.floor(Date.now() / 1000) + 1;

async function sync(page: Page, db: Database, count: number): Promise<void> {
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Payments" }).click();
  await page.getByRole("button", { name: "Sync from Stripe" }).click();
  const completed = db.$client
    .prepare("SELECT count(*) FROM stripe_syncs WHERE status = 'completed'")
    .pluck();
  await expect.poll(() => completed.get()).toBe(count);
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Contacts" })).toBeVisible();
}

test("a customer who was never read is stopped; who comes back and buys with the old one is shown and stopped again", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const stripe = await StripeServer.start();
  const server = await AppServer.create({ STRIPE_API_BASE: stripe.url, STRIPE_SECRET_KEY: testKey });
  try {
    await server.start();
    const db = server.openDatabase();
    const site = await createTestSite(db);
    await signIn(page, server, site);
    await sync(page, db, 1);

    createContact(db, { siteId: site.id, email });
    const customer = seedCustomer(stripe.store, { email: "Ada@Quill.example" }, { created: soon() }).id;
    seedSubscription(stripe.store, customer, { created: soon() });
    await page.reload();
    await page.getByRole("checkbox", { name: `Select ${email}` }).check();
    await page.getByRole("button", { name: "More Actions" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("Stops 1 subscription: €15.00 a month");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("checkbox", { name: `Select ${email}` }).uncheck();
    await deleteContact(page, email);
    expect(stripe.store.chargesLeft()).toEqual([]);
    expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(0);

    seedSubscription(stripe.store, customer, { created: soon() });
    await sync(page, db, 2);
    await page
      .getByRole("link", { name: /^Ada/i })
      .or(page.getByRole("link", { name: email }))
      .first()
      .click();
    await page.getByRole("tab", { name: "Payments" }).click();
    await expect(page.getByText("Active").first()).toBeVisible();
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await deleteContact(page, email);
    expect(stripe.store.chargesLeft()).toEqual([]);
    expect(stripe.store.countEffects("cancel")).toBe(2);
    db.$client.close();
  } finally {
    await page.goto("about:blank");
    await server.dispose();
    await stripe.stop();
  }
});

test("without Stripe connected, whoever is billed there is held, and nothing says completed", async ({
  page,
  server,
  db,
  site,
}) => {
  const contactId = createContact(db, { siteId: site.id, email: heldEmail }).id;
  const catalogue = createCatalogue(db, { siteId: site.id });
  write(db, (tx) =>
    addStripeSubscription(tx, {
      catalogue,
      contactId,
      customer: `cus_held_${site.id}`,
      subscriptions: [`sub_held_${site.id}`],
    }),
  );
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: `Select ${heldEmail}` }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(
    "1 subscription is at Stripe, which is not connected. This contact will be held, not deleted.",
  );
  await dialog.getByRole("textbox").fill(heldEmail);
  await dialog.getByRole("button", { name: "Permanently Delete" }).click();
  await expect(page.getByRole("status")).toContainText(
    "0 contacts deleted, 0 already gone, 1 needs attention.",
  );
  await page.getByRole("link", { name: "Deletions" }).click();
  await expect(page.getByText("Needs attention").first()).toBeVisible();
  await expect(page.getByRole("table", { name: "Deletions" }).getByText("Completed")).toHaveCount(0);
  await expectAccessible(page);
});
