import type { Browser, Page } from "@playwright/test";
import StripeSdk from "stripe";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import type { Database } from "@/db/open-database";
import { MailServer } from "@/testing/mail-server";
import { seedCheckout, seedCustomer } from "@/testing/stripe-server/seed";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import {
  addContact,
  checkList,
  claim,
  deleteContact,
  sendToAll,
  startImport,
} from "./fixtures/contact-steps";
import { expectGone, rowsOf } from "./fixtures/proof";
import { AppServer } from "./fixtures/server";
import { createTestSite, expect, expectAccessible, signIn, type TestSite, test } from "./fixtures/test";

const email = "ada@quill.example";

interface Stage {
  page: Page;
  browser: Browser;
  server: AppServer;
  mail: MailServer;
  site: TestSite;
  db: Database;
}

/**
 * Runs `story` on a site where Ada, who had a full history, is deleted for good and one other reader is subscribed.
 */
async function withAdaErased(
  { page, browser }: { page: Page; browser: Browser },
  story: (stage: Stage) => Promise<void>,
  environment: Record<string, string> = {},
): Promise<void> {
  const mail = await MailServer.start();
  const server = await AppServer.create({
    SMTP_URL: mail.url,
    MAIL_FROM: "Studio <studio@press.example>",
    ...environment,
  });
  try {
    await server.start();
    const db = server.openDatabase();
    const site = await createTestSite(db);
    const catalogue = createCatalogue(db, { siteId: site.id });
    createContact(db, { siteId: site.id, email: "reader@quill.example" });
    const ada = createContactWithEverything(db, { siteId: site.id, catalogue, email, name: "Ada Quill" });
    await signIn(page, server, site);
    await deleteContact(page, email);
    expectGone(server, db, [ada]);
    const stage = { page, browser, server, mail, site, db };
    await story(stage);
    stage.db.$client.close();
    await page.goto("about:blank");
  } finally {
    await server.dispose();
    await mail.stop();
  }
}

function statusOf(db: Database): unknown {
  return db.$client.prepare("SELECT marketing_status FROM contacts WHERE email = ?").pluck().get(email);
}

/**
 * Expects Ada to be pending without any old data. No broadcast reaches her until she presses the button; then one
 * does.
 */
async function expectHasToConfirm(stage: Stage, ownRows: Record<string, number>): Promise<void> {
  const { page, browser, server, mail, db } = stage;
  await expect.poll(() => statusOf(db)).toBe("pending");
  const request = await mail.waitFor(({ to }) => to.includes(email));
  const now = db.$client.prepare("SELECT id, email, name FROM contacts WHERE email = ?").get(email) as {
    id: number;
    email: string;
    name: string;
  };
  const rows = Object.entries(rowsOf(db, [now])).filter(([, count]) => count > 0);
  expect(Object.fromEntries(rows)).toEqual({ contacts: 1, opt_in_requests: 1, outgoing_mail: 1, ...ownRows });
  expect(now.name).not.toContain("Quill");

  const before = await sendToAll(page, server.url, "First letter");
  expect(before).toContain("1 of 2 will get it.");
  expect(before).toContain("1 will not: have not confirmed yet");
  const first = await mail.waitFor(({ subject }) => subject === "First letter");
  expect(first.to).toEqual(["reader@quill.example"]);

  const link = request.text.match(/http:\/\/\S+\/confirm\/[\w-]+/)?.[0] ?? "";
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(link);
  await reader.getByRole("button", { name: "Yes, send me email" }).click();
  await expect(reader.getByRole("status")).toContainText("Confirmed");
  expect(await sendToAll(page, server.url, "Second letter")).toContain("2 of 2 will get it.");
  await mail.waitFor(({ subject, to }) => subject === "Second letter" && to.includes(email));
  await page.goto(`${server.url}/broadcasts`);
  await expect(page.getByRole("list", { name: "Broadcasts" }).getByText("2 sent")).toBeVisible();
  const toAda = mail.messages.filter(({ to }) => to.includes(email));
  expect(toAda.map(({ subject }) => subject)).toEqual([request.subject, "Second letter"]);
  await reader.context().close();
}

test("back by a CSV that claims consent: pending, skipped by a broadcast, reached after confirming", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await withAdaErased({ page, browser }, async (stage) => {
    const csv = `Email,Name,Marketing status\n${email},Ada,subscribed\n`;
    await checkList(page, stage.server.url, csv, claim);
    const rows = page.getByRole("list", { name: "Rows by what becomes of them" });
    await expect(rows).toContainText("1 new contact will be added");
    await expect(rows).toContainText("1 will be asked to confirm by email");
    await expect(rows).toContainText("1 was deleted before: nothing of the old comes back");
    expect(statusOf(stage.db)).toBeUndefined();
    await expectAccessible(page);
    await startImport(page);
    await expectAccessible(page);
    await expectHasToConfirm(stage, { import_rows: 1 });
    expect(stage.db.$client.prepare("SELECT kind, source FROM consent_events").all()).toEqual([
      { kind: "confirmed", source: "double opt-in" },
    ]);
  });
});

test("back by a sign-up form", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await withAdaErased({ page, browser }, async (stage) => {
    await page.goto(`${stage.server.url}/settings/forms`);
    await page.getByRole("textbox", { name: "Name" }).fill("Letters from the studio");
    await page.getByRole("textbox", { name: "URL" }).fill("letters");
    await page.getByRole("button", { name: "Create the form" }).click();
    await expect(page.getByRole("link", { name: /\/forms\/letters/ })).toBeVisible();
    await expectAccessible(page);
    const visitor = await (await browser.newContext()).newPage();
    await visitor.goto(`${stage.server.url}/forms/letters`);
    await expectAccessible(visitor);
    await visitor.getByRole("textbox", { name: "Email" }).fill("not one");
    await visitor.getByRole("button", { name: /^Yes, send me email/ }).click();
    await expect(visitor.getByRole("alert").first()).toContainText("such as name@example.com");
    await expect(visitor.getByRole("textbox", { name: "Email" })).toHaveValue("not one");
    await visitor.getByRole("textbox", { name: "Email" }).fill(email);
    await visitor.getByRole("button", { name: /^Yes, send me email/ }).click();
    await expect(visitor.getByRole("status")).toContainText("Thank you");
    await visitor.context().close();
    await expectHasToConfirm(stage, { form_submissions: 1 });
  });
});

test("back by another program", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await withAdaErased({ page, browser }, async (stage) => {
    const { server } = stage;
    await page.goto(`${server.url}/settings/api-keys`);
    await page.getByRole("textbox", { name: "What it is for" }).fill("Shop");
    await page.getByRole("combobox", { name: "What it may do" }).selectOption("ask");
    await page.getByRole("button", { name: "Create a key" }).click();
    const key = await page.getByRole("status").filter({ hasText: "fw_" }).textContent();
    await expectAccessible(page);
    const post = (body: string, authorization = `Bearer ${key}`) =>
      fetch(`${server.url}/api/v1/contacts`, {
        method: "POST",
        body,
        headers: { authorization, "content-type": "application/json" },
      });
    expect((await post("{}", "Bearer fw_nobodys-key-nobodys-key")).status).toBe(401);
    const wrong = await post(JSON.stringify({ email: "x", asksForMarketing: true }));
    expect([wrong.status, await wrong.json()]).toEqual([
      400,
      {
        ok: false,
        refusal: "invalid_input",
        field: "email",
        expected: "an email address such as name@example.com",
      },
    ]);
    expect((await post(JSON.stringify({ email, subscribed: true }))).status).toBe(400);
    const made = await post(JSON.stringify({ email, asksForMarketing: true }));
    expect([made.status, ((await made.json()) as { status: string }).status]).toEqual([201, "pending"]);
    await expectHasToConfirm(stage, {});
    await page.goto(`${server.url}/settings/api-keys`);
    await page.getByRole("button", { name: "Revoke Shop" }).click();
    await expect(page.getByRole("button", { name: "Revoke Shop" })).toHaveCount(0);
    expect((await post(JSON.stringify({ email }))).status).toBe(401);
  });
});

test("back by a checkout in which they ticked the box about promotions", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const stripe = await StripeServer.start();
  const secret = "whsec_local_0123456789";
  const environment = {
    STRIPE_SECRET_KEY: testKey,
    STRIPE_API_BASE: stripe.url,
    STRIPE_WEBHOOK_SECRET: secret,
  };
  const story = async (stage: Stage) => {
    const customer = seedCustomer(stripe.store, { email, name: "Ada" });
    stripe.store.put({ ...customer, created: Math.floor(Date.now() / 1000) + 60 });
    const object = seedCheckout(stripe.store, customer.id, true);
    const payload = JSON.stringify({
      id: "evt_back",
      object: "event",
      livemode: false,
      type: "checkout.session.completed",
      data: { object },
    });
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = StripeSdk.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    const answer = await fetch(`${stage.server.url}/api/webhooks/stripe`, {
      method: "POST",
      body: payload,
      headers: { "stripe-signature": signature },
    });
    expect(await answer.json()).toEqual({ outcome: "done" });
    await expectHasToConfirm(stage, { billing_customers: 1 });
  };
  try {
    await withAdaErased({ page, browser }, story, environment);
  } finally {
    await stripe.stop();
  }
});

test("back by hand, after the instance was stopped, moved and started again", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await withAdaErased({ page, browser }, async (stage) => {
    const { server } = stage;
    stage.db.$client.close();
    await page.goto("about:blank");
    await server.move();
    await server.start();
    stage.db = server.openDatabase();
    // The session is stored with the data, so the owner is still signed in.
    await page.goto(`${server.url}/settings/erased`);
    await page.getByRole("textbox", { name: "Email" }).fill(`  ${email.toUpperCase()} `);
    await page.getByRole("button", { name: "Look it up" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Yes: deleted from this site" })).toBeVisible();
    await page.getByRole("button", { name: "Change the key" }).click();
    await expect(page.getByText("The new key is in use.")).toBeVisible();
    await expect(page.getByText("2 of them under an older key")).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${server.url}/contacts`);
    await addContact(page, email);
    await expectHasToConfirm(stage, {});
    await page.goto(`${server.url}/settings/erased`);
    await expect(page.getByText("2 emails are remembered, 1 of them under an older key.")).toBeVisible();
  });
});

test("whoever leaves with one press gets nothing more, and scanners that open the link do no harm", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await withAdaErased({ page, browser }, async ({ server, mail, db }) => {
    await sendToAll(page, server.url, "First letter");
    const letter = await mail.waitFor(({ subject }) => subject === "First letter");
    const header = letter.headers.get("list-unsubscribe") ?? "";
    const link = header.slice(1, -1);
    expect(letter.headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(link).toContain("/unsubscribe/");
    expect(letter.text).toContain(link);
    const statusOfReader = () =>
      db.$client.prepare("SELECT marketing_status FROM contacts").pluck().get() as string;
    for (let scan = 0; scan < 3; scan += 1) expect((await fetch(link)).status).toBe(200);
    expect(statusOfReader()).toBe("subscribed");
    const pressed = await fetch(link, {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      redirect: "error",
    });
    expect(pressed.status).toBe(200);
    expect(statusOfReader()).toBe("unsubscribed");
    expect(db.$client.prepare("SELECT kind, source FROM consent_events").all()).toEqual([
      { kind: "unsubscribed", source: "one click" },
    ]);
    const reader = await (await browser.newContext()).newPage();
    await reader.goto(link);
    await expect(reader.getByRole("heading", { name: "You are unsubscribed" })).toBeVisible();
    db.$client.prepare("UPDATE contacts SET marketing_status = 'subscribed'").run();
    await reader.reload();
    await expectAccessible(reader);
    await reader.getByRole("button", { name: "Unsubscribe" }).click();
    await expect(reader.getByRole("heading", { name: "You are unsubscribed" })).toBeVisible();
    expect(statusOfReader()).toBe("unsubscribed");
    await reader.goto(`${server.url}/unsubscribe/nobodys`);
    await expect(reader.getByRole("heading", { name: "You're not on this list" })).toBeVisible();

    await page.goto(`${server.url}/contacts`);
    await page.getByRole("checkbox", { name: "Select all on this page" }).check();
    await page.getByRole("button", { name: "More Actions" }).click();
    await page.getByRole("menuitem", { name: "Send email" }).click();
    const dialog = page.getByRole("dialog", { name: "Send email" });
    await expect(dialog).toContainText("1 will not: unsubscribed");
    await expect(dialog.getByRole("alert")).toContainText("nobody would get this email");
    await expect(dialog.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "More Actions" })).toBeFocused();
  });
});
