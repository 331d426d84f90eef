import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { write } from "@/db/write";
import { seedCustomer, seedInvoice, seedPaymentIntent, seedSubscription } from "@/testing/stripe-server/seed";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { AppServer } from "./fixtures/server";
import { createTestSite, expect, expectAccessible, signIn, test } from "./fixtures/test";

test("connect Stripe, sync, delete with refund; one that will not cancel is understood, retried, and goes", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const stripe = await StripeServer.start();
  const server = await AppServer.create({ STRIPE_API_BASE: stripe.url });
  try {
    await server.start();
    const db = server.openDatabase();
    const site = await createTestSite(db);
    const nowSeconds = Math.floor(Date.now() / 1000);
    const people = ["willing@press.example", "stubborn@press.example"].map((email) => {
      const customer = seedCustomer(stripe.store, { email, name: "" }).id;
      const period = { periodStart: nowSeconds - 10 * 86_400, periodEnd: nowSeconds + 20 * 86_400 };
      const subscription = seedSubscription(stripe.store, customer, period).id;
      const made = { created: period.periodStart };
      const paymentIntent = seedPaymentIntent(stripe.store, customer, 1500, made).id;
      const paid = seedInvoice(stripe.store, customer, {
        status: "paid",
        subscription,
        paymentIntent,
        ...made,
      });
      stripe.store.put({ ...paid, status_transitions: { paid_at: nowSeconds - 10 * 86_400 } });
      seedInvoice(stripe.store, customer, { status: "open" });
      return { customer, subscription, paymentIntent };
    });
    const [willing, stubborn] = people;
    if (!willing || !stubborn) throw new Error("two were seeded");

    await signIn(page, server, site);
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("link", { name: "Payments" }).click();
    await page.getByLabel("Secret key").fill("not a key");
    await page.getByRole("button", { name: "Connect Stripe" }).click();
    await expect(page.getByText("Type a secret or restricted key of Stripe")).toBeVisible();
    await page.getByLabel("Secret key").fill("sk_test_wrong_0123456789");
    await page.getByRole("button", { name: "Connect Stripe" }).click();
    await expect(
      page.getByText("Invalid API Key provided: sk_test_****wxyz The key was not stored."),
    ).toBeVisible();
    await page.getByLabel("Secret key").fill(testKey);
    await page.getByRole("button", { name: "Connect Stripe" }).click();
    await expect(page.getByText("Connected to Test studio with the key")).toBeVisible();
    expect(await (await page.request.get(`${server.url}/api/payments`)).text()).not.toContain(testKey);
    expect(JSON.stringify(db.$client.prepare("SELECT * FROM payment_accounts").all())).not.toContain(testKey);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Sync from Stripe" }).click();
    await expect(page.getByText("2 customers, 2 subscriptions, 4 invoices read")).toBeVisible();

    stripe.faults.add({
      method: "DELETE",
      path: new RegExp(`/${stubborn.subscription}$`),
      fault: { kind: "status", status: 402, afterWork: false },
    });
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page.getByRole("checkbox", { name: "Select all on this page" }).check();
    await page.getByRole("button", { name: "More Actions" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText(
      /Stops 2 subscriptions: €30\.00 of monthly revenue, next charge \w+ \d+, \d{4}\. 2 unpaid invoices will be voided\./,
    );
    await dialog.getByRole("radio", { name: /^Refund €/ }).check();
    await expectAccessible(page);
    await dialog.getByRole("textbox").fill("delete 2 contacts");
    await dialog.getByRole("button", { name: "Permanently Delete" }).click();
    await expect(page.getByRole("status")).toContainText(
      "1 contact deleted, 0 already gone, 1 needs attention.",
    );
    expect(stripe.store.chargesLeft(willing.customer)).toEqual([]);
    expect(stripe.store.countEffects("refund", willing.paymentIntent)).toBe(1);

    await page.getByRole("link", { name: "See why" }).click();
    await expect(page.getByText("Stripe says: Your card was declined.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Open in Stripe" })).toHaveAttribute(
      "href",
      `https://dashboard.stripe.com/acct_1/test/subscriptions/${stubborn.subscription}`,
    );
    await expectAccessible(page);
    await page.getByRole("button", { name: "I stopped it myself, stubborn@press.example" }).click();
    await page.getByRole("textbox", { name: "How was it stopped?" }).fill("I called stubborn@press.example");
    await page.getByRole("button", { name: "Delete on my word" }).click();
    await expect(page.getByText("it may not name them")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();

    stripe.faults.clear();
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(page.getByRole("status")).toContainText(
      "2 contacts deleted, 0 already gone, 0 need attention.",
    );
    expect(stripe.store.chargesLeft()).toEqual([]);
    expect(stripe.store.countEffects("refund", stubborn.paymentIntent)).toBe(1);
    expect(stripe.store.countRepeatedEffects("cancel")).toBe(0);
    expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(0);
    db.$client.close();
  } finally {
    await page.goto("about:blank");
    await server.dispose();
    await stripe.stop();
  }
});

test("while Stripe is down a deletion pauses and goes on by itself; a subscription that will not cancel is named, and the people stay", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const stripe = await StripeServer.start();
  const server = await AppServer.create({ STRIPE_API_BASE: stripe.url, STRIPE_SECRET_KEY: testKey });
  try {
    await server.start();
    const db = server.openDatabase();
    const site = await createTestSite(db);
    const catalogue = createCatalogue(db, { siteId: site.id });
    const free = createContact(db, { siteId: site.id });
    const billed = createContact(db, { siteId: site.id });
    const customer = seedCustomer(stripe.store, billed).id;
    const subscriptions = [seedSubscription(stripe.store, customer).id];
    write(db, (tx) =>
      addStripeSubscription(tx, { catalogue, contactId: billed.id, customer, subscriptions }),
    );
    stripe.faults.add({ path: /./, fault: { kind: "status", status: 503, afterWork: false } });

    await signIn(page, server, site);
    await page.getByRole("checkbox", { name: "Select all on this page" }).check();
    await page.getByRole("button", { name: "More Actions" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("alertdialog").getByRole("textbox").fill("delete 2 contacts");
    await page.getByRole("button", { name: "Permanently Delete" }).click();
    await expect(page.getByText("Stripe does not answer.")).toBeVisible({ timeout: 60_000 });
    // Deleting someone requires a reading of Stripe up to now, so nobody is deleted while Stripe is silent.
    await expect(page.getByRole("checkbox", { name: `Select ${free.email}` })).toBeVisible();
    await expect(page.getByRole("checkbox", { name: `Select ${billed.email}` })).toBeVisible();
    await expectAccessible(page);

    stripe.faults.clear();
    await expect(page.getByRole("status")).toContainText(
      "2 contacts deleted, 0 already gone, 0 need attention.",
      {
        timeout: 60_000,
      },
    );
    expect(stripe.store.chargesLeft()).toEqual([]);

    const [willing, stubborn] = ["willing@tram.example", "stubborn@tram.example"].map((email) => {
      const { id: contactId } = createContact(db, { siteId: site.id, email });
      const customer = seedCustomer(stripe.store, { email, name: "" }).id;
      const subscription = seedSubscription(stripe.store, customer).id;
      write(db, (tx) =>
        addStripeSubscription(tx, { catalogue, contactId, customer, subscriptions: [subscription] }),
      );
      return { customer, subscription };
    });
    if (!willing || !stubborn) throw new Error("two were made");
    stripe.faults.add({
      method: "DELETE",
      path: new RegExp(`/${stubborn.subscription}$`),
      fault: { kind: "status", status: 402, afterWork: false },
    });

    await page.reload();
    const cancelAll = async (contacts: string) => {
      await page.getByRole("button", { name: "More Actions" }).click();
      await page.getByRole("menuitem", { name: "Cancel subscription" }).click();
      const name = `Cancel the subscriptions of ${contacts}`;
      const phrase = `cancel for ${contacts}`;
      await page.getByRole("textbox", { name: `Type ${phrase} to confirm` }).fill(phrase);
      await page.getByRole("dialog").getByRole("button", { name }).click();
    };
    await page.getByRole("checkbox", { name: "Select all on this page" }).check();
    await cancelAll("2 contacts");
    const toasts = page.getByRole("region", { name: /Notifications/ });
    await toasts.getByText("Subscriptions of 1 contact cancelled, as the payment provider confirms.").hover();
    await expect(toasts).toContainText("Not cancelled for 1 contact. See why under History");
    await expectAccessible(page);
    expect(stripe.store.chargesLeft(willing.customer)).toEqual([]);
    expect(stripe.store.chargesLeft(stubborn.customer)).toHaveLength(1);

    stripe.faults.clear();
    await cancelAll("1 contact");
    await expect(
      toasts.getByText(
        "Subscriptions of 1 contact cancelled, as the payment provider confirms. 1 stayed as they were.",
      ),
    ).toBeVisible();
    expect(stripe.store.chargesLeft()).toEqual([]);
    await expect(page.getByRole("checkbox", { name: "Select stubborn@tram.example" })).toBeVisible();
    expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(2);
    db.$client.close();
  } finally {
    await page.goto("about:blank");
    await server.dispose();
    await stripe.stop();
  }
});
