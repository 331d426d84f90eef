import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { addContact, deleteContact } from "./fixtures/contact-steps";
import { startMailOf } from "./fixtures/mail";
import { expectGone, rowsOf } from "./fixtures/proof";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("deleted, added again, pending until they confirm, with nothing of the old", async ({
  page,
  browser,
  server,
  db,
  site,
}) => {
  const mail = await startMailOf(db, site, "Studio <studio@press.example>");
  try {
    const catalogue = createCatalogue(db, { siteId: site.id });
    const email = "ada@again.example";
    const before = createContactWithEverything(db, { siteId: site.id, catalogue, email, name: "Ada Quill" });
    const statusOf = () =>
      db.$client.prepare("SELECT marketing_status FROM contacts WHERE email = ?").pluck().get(email);
    expect(statusOf()).toBe("subscribed");

    await signIn(page, server, site);
    await deleteContact(page, email);
    expectGone(server, db, [before]);
    await addContact(page, email);
    await expect(page.getByRole("row", { name: /ada@again/ })).toContainText("Pending");
    const message = await mail.waitFor(({ to }) => to.includes(email));
    expect(message.subject.length).toBeGreaterThan(0);
    const again = db.$client.prepare("SELECT id, email, name FROM contacts WHERE email = ?").get(email) as {
      id: number;
      email: string;
    };
    expect(again.id).not.toBe(before.id);
    const rows = Object.entries(rowsOf(db, [again])).filter(([, count]) => count > 0);
    expect(Object.fromEntries(rows)).toEqual({ contacts: 1, opt_in_requests: 1, outgoing_mail: 1 });

    const link = message.text.match(/http:\/\/\S+\/confirm\/[\w-]+/)?.[0] ?? "";
    expect(JSON.stringify(db.$client.prepare("SELECT * FROM opt_in_requests").all())).not.toContain(
      link.split("/").at(-1),
    );
    for (let scan = 0; scan < 3; scan += 1) expect((await page.request.get(link)).status()).toBe(200);
    expect((await page.request.head(link)).ok()).toBe(true);
    expect(statusOf()).toBe("pending");

    const reader = await (await browser.newContext()).newPage();
    await reader.goto(link);
    await expectAccessible(reader);
    await reader.getByRole("button", { name: "Yes, send me email" }).click();
    await expect(reader.getByRole("status")).toContainText("Confirmed");
    expect(statusOf()).toBe("subscribed");
    expect(
      db.$client
        .prepare("SELECT kind, source, wording FROM consent_events WHERE contact_id = ?")
        .all(again.id),
    ).toEqual([{ kind: "confirmed", source: "double opt-in", wording: "Yes, send me email" }]);
    await reader.reload();
    await expect(reader.getByRole("status")).toContainText("Confirmed");
    await addContact(page, email);
    expect(statusOf()).toBe("subscribed");

    await page.reload();
    await deleteContact(page, email);
    await reader.reload();
    await expect(reader.getByRole("heading", { name: "This link doesn’t work any more" })).toBeVisible();
    await addContact(page, email);
    await expect(page.getByRole("row", { name: /ada@again/ })).toContainText("Pending");
    await mail.waitFor(() => mail.messages.length === 2);
    expect(mail.messages).toHaveLength(2);
  } finally {
    await mail.stop();
  }
});

test("without a mail server the request can be read in the outbox, and an owner's word asks once", async ({
  owner: page,
  server,
  db,
  site,
}) => {
  const left = createContact(db, {
    siteId: site.id,
    email: "left@quill.example",
    marketingStatus: "unsubscribed",
  });
  for (let asked = 0; asked < 5; asked += 1) await addContact(page, "new@quill.example");
  await addContact(page, left.email);
  await expect(page.getByRole("row", { name: /left@quill/ })).toContainText("Unsubscribed");
  await page.getByRole("button", { name: "Add contact" }).click();
  await page.getByRole("textbox", { name: "Email" }).fill("not an address");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Type an email address such as name@example.com.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();

  await expect(async () => {
    await page.goto(`${server.url}/settings/outbox`);
    await expect(page.getByRole("list", { name: "Messages" }).getByText("Sent")).toHaveCount(1);
  }).toPass();
  await expectAccessible(page);
  await page.getByText("Read it").first().click();
  const text = await page
    .getByText(/\/confirm\//)
    .first()
    .textContent();
  await page.goto(text?.match(/http:\/\/\S+\/confirm\/[\w-]+/)?.[0] ?? "");
  await page.getByRole("button", { name: "Yes, send me email" }).click();
  await expect(page.getByRole("status")).toContainText("Confirmed");
});
