import { createContact } from "@/db/factories/create-contact";
import { MailServer } from "@/testing/mail-server";
import { addContact, sendToAll } from "./fixtures/contact-steps";
import { AppServer } from "./fixtures/server";
import { beginSession, createTestSite, expect, expectAccessible, signIn, test } from "./fixtures/test";

test("without a mail server nothing is said to be sent, and one that is set sends from then on", async ({
  page,
  server,
  db,
  site,
}) => {
  for (let index = 0; index < 3; index += 1)
    createContact(db, {
      siteId: site.id,
      email: `reader${index}@quill.example`,
      marketingStatus: "subscribed",
    });
  await page.context().addCookies(await beginSession(server, site));
  await sendToAll(page, server.url, "To nobody");
  await page.getByRole("link", { name: "Broadcasts", exact: true }).click();
  const broadcasts = page.getByRole("list", { name: "Broadcasts" });
  await expect(broadcasts.getByText("3 not sent: no mail server")).toBeVisible();
  await expect(broadcasts.getByText("Not sent: no mail server", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Set up sending" }).click();
  await expect(page.getByRole("heading", { name: "Sending" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Send a test mail" }).click();
  await expect(page.getByText("Not sent: no mail server. Add one first.")).toBeVisible();
  const mail = await MailServer.start();
  try {
    const { hostname, port } = new URL(mail.url);
    const field = (name: string) => page.getByRole("textbox", { name, exact: true });
    await field("Server").fill(hostname);
    await field("Port").fill(port);
    await field("Username").fill("ada");
    await page.getByLabel("Password").fill("hunter2");
    await page.getByRole("textbox", { name: "Send from" }).fill("Studio <letters@press.example>");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(/Email leaves through/)).toContainText("smtp://ada@127.0.0.1");
    await expect(field("Server")).toHaveValue("");
    await field("Server").fill(hostname);
    await field("Port").fill(port);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(/Email leaves through/)).not.toContainText("ada@");
    await page.getByRole("button", { name: "Send a test mail" }).click();
    await expect(page.getByText(/The mail server took it/)).toBeVisible();
    await mail.waitFor(({ to, subject }) => to.includes(site.email) && subject.startsWith("A test email"));

    const asked = page.getByRole("checkbox", { name: "Email the owners when something needs attention." });
    await expect(asked).toBeChecked();
    await asked.uncheck();
    const stored = db.$client
      .prepare("SELECT attention_mail FROM sending_settings WHERE site_id = ?")
      .pluck();
    await expect.poll(() => stored.get(site.id)).toBe(0);
    await page.reload();
    await expect(asked).not.toBeChecked();
    mail.refuse(site.email, 550);
    await page.getByRole("button", { name: "Send a test mail" }).click();
    await expect(page.getByText(/does not take mail for this email/)).toBeVisible();
    await page.getByRole("textbox", { name: "Emails a second" }).fill("2");
    await expect(page.getByText("1,000,000 emails take about 5 days 19 hours.")).toBeVisible();
    await page.getByRole("button", { name: "Save the rate" }).click();

    await sendToAll(page, server.url, "To all");
    await mail.waitFor(() => mail.messages.filter(({ subject }) => subject === "To all").length === 3);
    await page.getByRole("link", { name: "Broadcasts", exact: true }).click();
    await expect(broadcasts.getByText("3 sent", { exact: false }).first()).toBeVisible();
    expect(mail.messages.filter(({ subject }) => subject === "To nobody")).toEqual([]);
  } finally {
    await mail.stop();
  }
});

test("with a mail server the link is shown nowhere, and refused where someone is signed in to the site", async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000);
  const mail = await MailServer.start();
  const server = await AppServer.create({ SMTP_URL: mail.url, MAIL_FROM: "Studio <studio@press.example>" });
  try {
    await server.start();
    const db = server.openDatabase();
    const site = await createTestSite(db);
    await signIn(page, server, site);
    await addContact(page, "ada@quill.example");
    const { text } = await mail.waitFor(({ to }) => to.includes("ada@quill.example"));
    const link = text.match(/http:\/\/\S+\/confirm\/[\w-]+/)?.[0] ?? "";
    await page.goto(`${server.url}/settings/outbox`);
    await page.getByText("Read it").click();
    await expect(page.getByText("/confirm/…")).toBeVisible();
    expect(await page.content()).not.toContain(link.split("/").at(-1));
    await page.goto(`${server.url}/settings/sending`);
    await expect(page.getByText("SMTP_URL")).toBeVisible();
    await expectAccessible(page);

    await page.goto(link);
    await expect(page.getByRole("heading", { name: "Open this link in a private window" })).toBeVisible();
    await expect(page.getByRole("button")).toHaveCount(0);
    await expectAccessible(page);
    const statusOf = () => db.$client.prepare("SELECT marketing_status FROM contacts").pluck().get();
    expect(statusOf()).toBe("pending");
    const reader = await (await browser.newContext()).newPage();
    await reader.goto(link);
    await reader.getByRole("button", { name: "Yes, send me email" }).click();
    await expect(reader.getByRole("status")).toContainText("Confirmed");
    expect(statusOf()).toBe("subscribed");
    await reader.context().close();
    db.$client.close();
  } finally {
    await page.goto("about:blank");
    await server.dispose();
    await mail.stop();
  }
});
