import type { Page } from "@playwright/test";
import { createContact } from "@/db/factories/create-contact";
import { startMailOf } from "./fixtures/mail";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

const minuteMs = 60_000;

/** Writes a broadcast on the page Broadcasts. */
async function write(page: Page, subject: string, body: string): Promise<void> {
  await page.getByRole("button", { name: "New broadcast" }).first().click();
  await page.getByRole("textbox", { name: "Subject" }).fill(subject);
  await page.getByRole("textbox", { name: "Message" }).fill(body);
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
}

test("a broadcast is written, previewed, tried, scheduled, sent when it is due, and says what came of it", async ({
  page,
  browser,
  server,
  db,
  site,
}) => {
  const mail = await startMailOf(db, site, "Studio <studio@press.example>");
  try {
    const readers = ["ada", "ben", "cem"].map((name) =>
      createContact(db, {
        siteId: site.id,
        email: `${name}@quill.example`,
        marketingStatus: "subscribed",
      }),
    );
    createContact(db, { siteId: site.id, email: "no@quill.example", marketingStatus: "unsubscribed" });
    await signIn(page, server, site, "/broadcasts");
    await write(page, "Open studio", "Dear reader,\n\ncome on Friday: https://studio.example/open");
    await expect(page.getByText("3 subscribed now.")).toBeVisible();
    const letter = page.frameLocator('iframe[title="The email on a computer"]');
    await expect(letter.getByText("come on Friday").last()).toBeVisible();
    await page.getByText("Phone", { exact: true }).click();
    await expect(page.getByTitle("The email on a phone")).toHaveCSS("width", "320px");
    await page.getByText("Plain text", { exact: true }).click();
    await expect(page.getByText("come on Friday: https://studio.example/open").last()).toBeVisible();

    const elsewhere = await page.context().newPage();
    await elsewhere.goto(page.url());
    await expect(elsewhere.getByRole("textbox", { name: "Message" })).toHaveValue(/come on Friday/);
    await elsewhere.getByRole("textbox", { name: "Subject" }).fill("Open studio on Friday");
    await expect(elsewhere.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
    await page.getByRole("textbox", { name: "Subject" }).fill("Another subject");
    await expect(page.getByText("This draft was changed in another window")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Load the other" }).click();
    await expect(page.getByRole("textbox", { name: "Subject" })).toHaveValue("Open studio on Friday");
    await elsewhere.close();

    await page.getByRole("button", { name: "Send test" }).click();
    await expect(page.getByText(`Test sent to ${site.email}.`)).toBeVisible();
    const tried = await mail.waitFor(({ subject }) => subject === "Test: Open studio on Friday");
    expect(tried.to).toEqual([site.email]);

    await page.getByRole("button", { name: "Schedule", exact: true }).click();
    const scheduling = page.getByRole("dialog", { name: "Schedule broadcast" });
    await scheduling.getByLabel("Day").fill("2020-01-01");
    await scheduling.getByRole("button", { name: "Schedule" }).click();
    await expect(scheduling.getByRole("alert")).toHaveText("That time has passed. Choose a later one.");
    await expectAccessible(page);
    await scheduling.getByLabel("Day").fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
    await scheduling.getByRole("button", { name: "Schedule" }).click();
    await expect(page.getByText("Goes out")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Broadcasts", exact: true }).click();
    const list = page.getByRole("list", { name: "Broadcasts" });
    await expect(list.getByRole("listitem")).toContainText("Scheduled");
    await expectAccessible(page);

    db.$client
      .prepare("UPDATE contacts SET marketing_status = 'unsubscribed' WHERE id = ?")
      .run(readers[2]?.id);
    db.$client
      .prepare("UPDATE broadcasts SET scheduled_at = ? WHERE site_id = ?")
      .run(Date.now() - 90 * minuteMs, site.id);
    await mail.waitFor(
      () => mail.messages.filter(({ subject }) => subject === "Open studio on Friday").length === 2,
    );
    await list.getByRole("link", { name: "Open studio on Friday" }).click();
    const results = page.getByRole("region", { name: "Results" });
    await expect(results.getByText("Sent").locator("..")).toContainText("2");
    await expect(page.getByText("2 of 2 were subscribed when it started.")).toBeVisible();
    await expect(page.getByText(/^It started about 1 hour .* late\.$/)).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(/opened|clicked/i);
    await expectAccessible(page);

    const [first] = mail.messages.filter(({ subject }) => subject === "Open studio on Friday");
    const link = first?.text.match(/http:\/\/\S+\/unsubscribe\/[\w-]+/)?.[0] ?? "";
    const reader = await (await browser.newContext()).newPage();
    await reader.goto(link);
    await reader.getByRole("button", { name: "Unsubscribe" }).click();
    await expect(reader.getByRole("heading", { name: "You are unsubscribed" })).toBeVisible();
    await reader.context().close();
    await page.reload();
    await expect(results.getByText("Unsubscribed").locator("..")).toContainText("1");
    await page.getByRole("button", { name: "More for this broadcast" }).click();
    await page.getByRole("menuitem", { name: "Duplicate" }).click();
    await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue(/come on Friday/);
    await page.getByRole("button", { name: "More for this broadcast" }).click();
    await page.getByRole("menuitem", { name: "Delete draft" }).click();
    await expectAccessible(page);
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete draft" }).click();
    await expect(list.getByRole("listitem")).toHaveCount(1);
  } finally {
    await mail.stop();
  }
});

test("without a mail server a broadcast is written and kept, and nothing says that it was sent", async ({
  page,
  server,
  db,
  site,
}) => {
  createContact(db, { siteId: site.id, email: "ada@quill.example", marketingStatus: "subscribed" });
  await signIn(page, server, site, "/broadcasts");
  await expect(page.getByText("No broadcasts yet")).toBeVisible();
  await expect(page.getByText("No mail server: new email is not sent.")).toBeVisible();
  await expectAccessible(page);
  await write(page, "Letter", "Hello.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const sending = page.getByRole("alertdialog");
  await expect(sending.getByText("No mail server: new email is not sent.")).toBeVisible();
  await expect(sending.getByRole("button", { name: /^Send/ })).toBeDisabled();
  await expectAccessible(page);
  await sending.getByRole("button", { name: "Not yet" }).click();
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText("Set up sending, then try again.")).toBeVisible();

  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await page.getByRole("checkbox", { name: "Select ada@quill.example" }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Send email" }).click();
  const dialog = page.getByRole("dialog", { name: "Send email" });
  await dialog.getByRole("textbox", { name: "Subject" }).fill("For Ada");
  await dialog.getByRole("textbox", { name: "Message" }).fill("Dear Ada.");
  await expect(dialog.getByRole("link", { name: "Set up sending" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Save to outbox" })).toBeEnabled();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save as draft" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Broadcasts", exact: true }).click();
  const list = page.getByRole("list", { name: "Broadcasts" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await list.getByRole("link", { name: "For Ada" }).click();
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveValue("Dear Ada.");
  await expect(page.getByText("1 selected under Contacts")).toBeVisible();
  expect(
    db.$client
      .prepare(
        "SELECT count(*) FROM outgoing_mail JOIN contacts ON contacts.id = contact_id WHERE contacts.site_id = ?",
      )
      .pluck()
      .get(site.id),
  ).toBe(0);
});
