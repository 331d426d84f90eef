import type { Page } from "@playwright/test";
import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { seedCustomer, seedSubscription } from "@/testing/stripe-server/seed";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { AppServer } from "./fixtures/server";
import { createTestSite, expect, expectAccessible, signIn, test } from "./fixtures/test";

const account = "acct_1/test";

/** Adds a contact whom the account of `testKey` bills 15.00 a month. */
function addBilled(db: Database, stripe: StripeServer, siteId: number, email: string): void {
  const { id: contactId } = createContact(db, { siteId, email });
  const customer = seedCustomer(stripe.store, { email }).id;
  const subscriptions = [seedSubscription(stripe.store, customer).id];
  const catalogue = createCatalogue(db, { siteId });
  write(db, (tx) => addStripeSubscription(tx, { catalogue, contactId, customer, subscriptions }));
  for (const table of ["billing_customers", "subscriptions"])
    db.$client
      .prepare(`UPDATE ${table} SET provider_account = ? WHERE contact_id = ?`)
      .run(account, contactId);
}

async function openDialog(page: Page, box: string) {
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await page.getByRole("checkbox", { name: box }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("textbox")).toBeVisible();
  return dialog;
}

test("whom a deletion would hold is foretold; a key that lacks something, or is of another account, is refused", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const stripe = await StripeServer.start();
  const server = await AppServer.create({ STRIPE_API_BASE: stripe.url });
  try {
    await server.start();
    const db = server.openDatabase();
    const site = await createTestSite(db);
    addBilled(db, stripe, site.id, "ada@press.example");
    addBilled(db, stripe, site.id, "ben@press.example");
    await signIn(page, server, site);

    const unconnected = await openDialog(page, "Select ada@press.example");
    await expect(unconnected).toContainText(
      "1 subscription is at Stripe, which is not connected. This contact will be held, not deleted.",
    );
    await expect(unconnected).not.toContainText("Stops");
    await expect(
      unconnected.getByRole("checkbox", { name: "Also delete the customer at Stripe" }),
    ).not.toBeChecked();
    await expectAccessible(page);
    await unconnected.getByRole("link", { name: "Connect Stripe" }).click();

    const permissions = [
      "rak_accounts_kyc_basic_read",
      "rak_customer_read",
      "rak_subscription_read",
    ] as const;
    const weak = stripe.addKey({ id: "acct_1", mode: "test" }, { permissions });
    await page.getByLabel("Secret key").fill(weak);
    await page.getByRole("button", { name: "Connect Stripe" }).click();
    await expect(page.getByText("This key may not cancel subscriptions, read invoices")).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Secret key").fill(testKey);
    await page.getByRole("button", { name: "Connect Stripe" }).click();
    await expect(page.getByText("Connected to Test studio with the key")).toBeVisible();
    await expect(page.getByText("May cancel subscriptions")).toBeVisible();
    await page.getByRole("button", { name: "Test the key again" }).click();
    await expect(page.getByText("The key was tested.")).toBeVisible();

    const other = stripe.addAccount({ id: "acct_2", mode: "live", name: "Other studio" });
    await page.getByLabel("Secret key").fill(other);
    await page.getByRole("button", { name: "Replace the key" }).click();
    await expect(
      page.getByText(
        "2 contacts here have 2 subscriptions in Test studio (acct_1, test). This key is of Other studio (acct_2, live), which cannot stop that. The key was not stored.",
      ),
    ).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("checkbox", { name: /^Connect this key all the same/ }).check();
    await page.getByRole("button", { name: "Replace the key" }).click();
    await expect(page.getByText("Connected to Other studio with the key")).toBeVisible();
    await expect(page.getByText("2 contacts have 2 subscriptions in another Stripe account")).toBeVisible();
    await expectAccessible(page);

    const elsewhere = await openDialog(page, "Select all on this page");
    await expect(elsewhere).toContainText(
      "2 subscriptions are in another Stripe account than the connected one. All 2 contacts will be held, not deleted.",
    );
    await elsewhere.getByRole("button", { name: "Cancel" }).click();

    db.$client.exec("UPDATE payment_accounts SET encrypted_key = 'AAAA'");
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("link", { name: "Payments" }).click();
    await expect(page.getByText("The stored key can't be opened any more")).toBeVisible();
    await expectAccessible(page);
    db.$client.close();
  } finally {
    await page.goto("about:blank");
    await server.dispose();
    await stripe.stop();
  }
});

test("someone erased who is still billed is an alarm, to be stopped or settled on an owner's word", async ({
  page,
  server,
  db,
  site,
}) => {
  const alarm = db.$client.prepare(
    `INSERT INTO billing_rechecks (site_id, provider, provider_account, provider_customer_id, erased_at, found, state,
       reason, due_at) VALUES (?, 'stripe', ?, 'cus_late', 0, 'later', 'needs_attention', ?, ?)`,
  );
  const tomorrow = Date.now() + 86_400_000;
  const { lastInsertRowid: id } = alarm.run(
    site.id,
    account,
    "Stripe shows 1 active subscription.",
    tomorrow,
  );
  const row = () => db.$client.prepare("SELECT * FROM billing_rechecks WHERE id = ?").get(id);

  await signIn(page, server, site, "/deletions");
  const section = page.getByRole("region", { name: "Still billed after a deletion" });
  await expect(section).toContainText("Stripe shows 1 active subscription.");
  await expect(section.getByRole("link", { name: "Open in Stripe" })).toHaveAttribute(
    "href",
    "https://dashboard.stripe.com/acct_1/test/customers/cus_late",
  );
  await expectAccessible(page);
  await section.getByRole("button", { name: "I stopped it myself" }).click();
  const reason = page.getByRole("textbox", { name: "How was it stopped?" });
  await reason.fill("I called ada@press.example");
  await page.getByRole("button", { name: "Settle on my word" }).click();
  await expect(page.getByText("it may not name them")).toBeVisible();
  await expectAccessible(page);
  await reason.fill("Cancelled it in the dashboard of Stripe");
  await page.getByRole("button", { name: "Settle on my word" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(section).toHaveCount(0);
  expect(row()).toMatchObject({ state: "clear", settled_by: expect.any(String), provider_customer_id: null });
});
