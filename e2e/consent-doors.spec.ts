import StripeSdk from "stripe";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import type { Database } from "@/db/open-database";
import { MailServer, type ReceivedMail } from "@/testing/mail-server";
import { seedCheckout, seedCustomer } from "@/testing/stripe-server/seed";
import { StripeServer, testKey } from "@/testing/stripe-server/stripe-server";
import { addContact, checkList, claim, sendToAll, startImport } from "./fixtures/contact-steps";
import { expectGone, rowsOf } from "./fixtures/proof";
import { AppServer } from "./fixtures/server";
import {
  beginSession,
  createTestSite,
  expect,
  expectAccessible,
  signIn,
  type TestSite,
  test,
} from "./fixtures/test";

// Both stories need mail, so they share its server, and with it the one that sends.
test.describe.configure({ mode: "default", timeout: 180_000 });

const readerEmail = "reader@quill.example";
const webhookSecret = "whsec_local_0123456789";
let stripe: StripeServer;
let mail: MailServer;
let server: AppServer;
let db: Database;
/** Is the site that the Stripe of the environment serves. */
let site: TestSite;

test.beforeAll(async () => {
  stripe = await StripeServer.start();
  mail = await MailServer.start();
  server = await AppServer.create({
    SMTP_URL: mail.url,
    MAIL_FROM: "Studio <studio@press.example>",
    STRIPE_SECRET_KEY: testKey,
    STRIPE_API_BASE: stripe.url,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_SITE: "1",
  });
  await server.start();
  db = server.openDatabase();
  site = await createTestSite(db);
});
test.afterAll(async () => {
  db.$client.close();
  await server.dispose();
  await mail.stop();
  await stripe.stop();
});

/**
 * Expects someone who came back to be pending without any old data but `ownRows`, and returns the request to
 * confirm.
 */
async function expectHasToConfirm(email: string, ownRows: Record<string, number>): Promise<ReceivedMail> {
  const find = db.$client.prepare(
    "SELECT id, email, name, marketing_status FROM contacts WHERE site_id = ? AND email = ?",
  );
  const now = () =>
    find.get(site.id, email) as { id: number; email: string; name: string; marketing_status: string };
  await expect.poll(() => now()?.marketing_status).toBe("pending");
  const request = await mail.waitFor(({ to }) => to.includes(email));
  const rows = Object.entries(rowsOf(db, [now()])).filter(([, count]) => count > 0);
  expect(Object.fromEntries(rows)).toEqual({ contacts: 1, opt_in_requests: 1, outgoing_mail: 1, ...ownRows });
  expect(now().name).not.toContain("Quill");
  return request;
}

function consentEventsOf(siteId: number, email: string): unknown[] {
  return db.$client
    .prepare(
      `SELECT kind, consent_events.source FROM consent_events JOIN contacts ON contacts.id = contact_id
       WHERE site_id = ? AND email = ?`,
    )
    .all(siteId, email);
}

test("back by a CSV that claims consent, a form, another program, a checkout, and by hand after a move: pending, skipped by a broadcast, reached after confirming", async ({
  page,
  browser,
}) => {
  const visitor = await (await browser.newContext()).newPage();
  const [byList, byForm, byProgram, byCheckout, byHand] = [
    "list@quill.example",
    "form@quill.example",
    "program@quill.example",
    "checkout@quill.example",
    "hand@quill.example",
  ] as const;
  const emails = [byList, byForm, byProgram, byCheckout, byHand];
  const requests = new Map<string, ReceivedMail>();
  const expectPending = async (email: string, ownRows: Record<string, number> = {}) =>
    requests.set(email, await expectHasToConfirm(email, ownRows));
  const confirm = async (email: string) => {
    const link = requests.get(email)?.text.match(/http:\/\/\S+\/confirm\/[\w-]+/)?.[0] ?? "";
    await visitor.goto(link);
    await visitor.getByRole("button", { name: "Yes, send me email" }).click();
    await expect(visitor.getByRole("status")).toContainText("Confirmed");
  };

  await test.step("five people with a full history are deleted for good, and one reader stays", async () => {
    const catalogue = createCatalogue(db, { siteId: site.id });
    createContact(db, { siteId: site.id, email: readerEmail });
    const people = emails.map((email) =>
      createContactWithEverything(db, { siteId: site.id, catalogue, email, name: "Ada Quill" }),
    );
    await signIn(page, server, site, "/contacts");
    for (const email of emails) await page.getByRole("checkbox", { name: `Select ${email}` }).check();
    await page.getByRole("button", { name: "More Actions" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("alertdialog").getByRole("textbox").fill("delete 5 contacts");
    await page.getByRole("button", { name: "Permanently Delete" }).click();
    await expect(page.getByRole("status")).toContainText(
      "5 contacts deleted, 0 already gone, 0 need attention.",
    );
    expectGone(server, db, people);
  });

  await test.step("by a CSV that claims consent", async () => {
    const csv = `Email,Name,Marketing status\n${byList},Ada,subscribed\n`;
    await checkList(page, server.url, csv, claim);
    const rows = page.getByRole("list", { name: "Rows by what becomes of them" });
    await expect(rows).toContainText("1 new contact will be added");
    await expect(rows).toContainText("1 will be asked to confirm by email");
    await expect(rows).toContainText("1 was deleted before: nothing of the old comes back");
    expect(db.$client.prepare("SELECT id FROM contacts WHERE email = ?").all(byList)).toEqual([]);
    await expectAccessible(page);
    await startImport(page);
    await expectAccessible(page);
    await expectPending(byList, { import_rows: 1 });
  });

  await test.step("by a sign-up form", async () => {
    await page.goto(`${server.url}/settings/forms`);
    await page.getByRole("textbox", { name: "Name" }).fill("Letters from the studio");
    await page.getByRole("textbox", { name: "URL" }).fill("letters");
    await page.getByRole("button", { name: "Create the form" }).click();
    await expect(page.getByRole("link", { name: /\/forms\/letters/ })).toBeVisible();
    await expectAccessible(page);
    await visitor.goto(`${server.url}/forms/letters`);
    await expectAccessible(visitor);
    await visitor.getByRole("textbox", { name: "Email" }).fill("not one");
    await visitor.getByRole("button", { name: /^Yes, send me email/ }).click();
    await expect(visitor.getByRole("alert").first()).toContainText("such as name@example.com");
    await expect(visitor.getByRole("textbox", { name: "Email" })).toHaveValue("not one");
    await visitor.getByRole("textbox", { name: "Email" }).fill(byForm);
    await visitor.getByRole("button", { name: /^Yes, send me email/ }).click();
    await expect(visitor.getByRole("status")).toContainText("Thank you");
    await expectPending(byForm, { form_submissions: 1 });
  });

  await test.step("by another program", async () => {
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
    expect((await post(JSON.stringify({ email: byProgram, subscribed: true }))).status).toBe(400);
    const made = await post(JSON.stringify({ email: byProgram, asksForMarketing: true }));
    expect([made.status, ((await made.json()) as { status: string }).status]).toEqual([201, "pending"]);
    await expectPending(byProgram);
    await page.getByRole("button", { name: "Revoke Shop" }).click();
    await expect(page.getByRole("button", { name: "Revoke Shop" })).toHaveCount(0);
    expect((await post(JSON.stringify({ email: byProgram }))).status).toBe(401);
  });

  await test.step("by a checkout in which they ticked the box about promotions", async () => {
    const customer = seedCustomer(stripe.store, { email: byCheckout, name: "Ada" });
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
    const signature = StripeSdk.webhooks.generateTestHeaderString({
      payload,
      secret: webhookSecret,
      timestamp,
    });
    const answer = await fetch(`${server.url}/api/webhooks/stripe`, {
      method: "POST",
      body: payload,
      headers: { "stripe-signature": signature },
    });
    expect(await answer.json()).toEqual({ outcome: "done" });
    await expectPending(byCheckout, { billing_customers: 1 });
  });

  await test.step("a broadcast reaches none of them until they press the button", async () => {
    const audience = await sendToAll(page, server.url, "First letter");
    expect(audience).toContain("1 of 5 will get it.");
    expect(audience).toContain("4 will not: have not confirmed yet");
    const first = await mail.waitFor(({ subject }) => subject === "First letter");
    expect(first.to).toEqual([readerEmail]);
    for (const email of [byList, byForm, byProgram, byCheckout]) await confirm(email);
    expect(consentEventsOf(site.id, byList)).toEqual([{ kind: "confirmed", source: "double opt-in" }]);
    expect(consentEventsOf(site.id, readerEmail)).toEqual([]);
  });

  await test.step("by hand, after the instance was stopped, moved and started again", async () => {
    db.$client.close();
    await page.goto("about:blank");
    await server.move();
    await server.start();
    db = server.openDatabase();
    // The session is stored with the data, so the owner is still signed in.
    await page.goto(`${server.url}/settings/erased`);
    await page.getByRole("textbox", { name: "Email" }).fill(`  ${byHand.toUpperCase()} `);
    await page.getByRole("button", { name: "Look it up" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Yes: deleted from this site" })).toBeVisible();
    await page.getByRole("button", { name: "Change the key" }).click();
    await expect(page.getByText("The new key is in use.")).toBeVisible();
    await expect(page.getByText("10 of them under an older key")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await addContact(page, byHand);
    await expectPending(byHand);
    const audience = await sendToAll(page, server.url, "Second letter");
    expect(audience).toContain("5 of 6 will get it.");
    expect(audience).toContain("1 will not: have not confirmed yet");
    for (const email of [byList, byForm, byProgram, byCheckout])
      await mail.waitFor(({ subject, to }) => subject === "Second letter" && to.includes(email));
    await confirm(byHand);
    expect(await sendToAll(page, server.url, "Third letter")).toContain("6 of 6 will get it.");
    await mail.waitFor(({ subject, to }) => subject === "Third letter" && to.includes(byHand));
  });

  await page.goto(`${server.url}/broadcasts`);
  await expect(page.getByRole("list", { name: "Broadcasts" }).getByText("5 sent")).toBeVisible();
  await expect(page.getByRole("list", { name: "Broadcasts" }).getByText("6 sent")).toBeVisible();
  for (const email of emails)
    expect(mail.messages.filter(({ to }) => to.includes(email)).map(({ subject }) => subject)).toEqual([
      requests.get(email)?.subject,
      ...(email === byHand ? [] : ["Second letter"]),
      "Third letter",
    ]);
  await page.goto(`${server.url}/settings/erased`);
  await expect(page.getByText("10 emails are remembered, 9 of them under an older key.")).toBeVisible();
  await visitor.context().close();
});

test("whoever leaves with one press gets nothing more, and scanners that open the link do no harm", async ({
  page,
  browser,
}) => {
  const site = await createTestSite(db);
  const { id, email } = createContact(db, { siteId: site.id, email: "leaving@quill.example" });
  await page.context().addCookies(await beginSession(server, site));
  await sendToAll(page, server.url, "A letter");
  const letter = await mail.waitFor(({ subject }) => subject === "A letter");
  const header = letter.headers.get("list-unsubscribe") ?? "";
  const link = header.slice(1, -1);
  expect(letter.headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(link).toContain("/unsubscribe/");
  expect(letter.text).toContain(link);
  const statusOfReader = () =>
    db.$client.prepare("SELECT marketing_status FROM contacts WHERE id = ?").pluck().get(id) as string;
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
  expect(consentEventsOf(site.id, email)).toEqual([{ kind: "unsubscribed", source: "one click" }]);
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(link);
  await expect(reader.getByRole("heading", { name: "You are unsubscribed" })).toBeVisible();
  db.$client.prepare("UPDATE contacts SET marketing_status = 'subscribed' WHERE id = ?").run(id);
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
