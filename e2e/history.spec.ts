import fs from "node:fs";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import type { Database } from "@/db/open-database";
import { heldLease, releaseHeldLeases, renewHeldLeases } from "./fixtures/held-leases";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

const contactCount = 3000;

/** Adds `contactCount` contacts with one statement. */
function addContacts(db: Database, siteId: number): void {
  db.$client
    .prepare(
      `WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < ?)
       INSERT INTO contacts (site_id, email, name, search_text, marketing_status, is_customer, source, created_at,
         updated_at, last_activity_at)
       SELECT ?, 'reader' || n || '@quill.example', '', char(10) || 'reader' || n || '@quill.example', 'subscribed', 0,
         'import', n, n, n FROM more`,
    )
    .run(contactCount, siteId);
}

/**
 * Makes the newest bulk action of the site wait, as if another process had its lease, until the test calls
 * `stopKeeping`.
 */
function hold(db: Database, siteId: number): { stopKeeping(): void } {
  db.$client
    .prepare(
      `UPDATE bulk_actions SET ${heldLease} WHERE id = (SELECT max(id) FROM bulk_actions WHERE site_id = ?)`,
    )
    .run(siteId);
  renewHeldLeases(db, "bulk_actions");
  return { stopKeeping: () => releaseHeldLeases(db, "bulk_actions") };
}

test("a bulk action goes on after its dialog and a reload, tells its outcome, is undone, and is in the history", async ({
  page,
  server,
  db,
  site,
}) => {
  addContacts(db, site.id);
  const tagged = () =>
    db.$client
      .prepare("SELECT count(*) FROM contact_tags JOIN tags ON tags.id = tag_id WHERE site_id = ?")
      .pluck()
      .get(site.id);
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Select all 3,000 contacts" }).click();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Add tag" }).click();
  const dialog = page.getByRole("dialog", { name: "Add tag" });
  await dialog.getByRole("combobox", { name: "Tag" }).fill("spring");
  await expect(dialog.getByRole("status")).toHaveText("All 3,000 will get it.");
  const start = dialog.getByRole("button", { name: "Add tag" });
  await expect(start).toBeEnabled();
  const job = hold(db, site.id);
  await start.click();
  await expect(dialog).toBeHidden();

  const card = page.getByRole("complementary", { name: "Bulk actions under way" });
  await expect(card).toContainText("Adding the tag “spring” to 3,000 contacts");
  await expect(card.getByRole("progressbar", { name: /^Adding the tag/ })).toBeVisible();
  await expect(card.getByRole("button", { name: "Stop" })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(card).toContainText("Adding the tag “spring” to 3,000 contacts");
  expect(tagged()).toBe(0);

  job.stopKeeping();
  const toasts = page.getByRole("region", { name: /Notifications/ });
  // A toast stays while the pointer is on it.
  await toasts.getByText("Tag “spring” added to 3,000 contacts.").hover();
  await expect(card.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByRole("row").nth(1)).toContainText("spring");
  await expect(toasts.getByRole("listitem")).toHaveCount(1);
  await toasts.getByRole("button", { name: "Undo" }).click();
  await expect(toasts.getByText("Tag “spring” taken off 3,000 contacts. The contacts stay.")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).not.toContainText("spring");
  expect(tagged()).toBe(0);

  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "History" }).click();
  const changes = page.getByRole("list", { name: "Bulk actions" }).getByRole("listitem");
  const change = changes.last();
  await expect(changes).toHaveCount(2);
  await expect(changes.first()).toContainText("It undoes bulk action");
  await expect(change).toContainText("Tag “spring” added to 3,000 contacts.");
  await expect(change).toContainText("Undone by bulk action");
  await expect(change).toContainText("Test Owner");
  await expect(page.getByRole("button", { name: /^Undo/ })).toHaveCount(0);
  const entries = page.getByRole("list", { name: "Entries" }).getByRole("listitem");
  await expect(entries).toHaveText([
    /^Undid adding a tag to 3,000 contacts/,
    /^Began to undo adding a tag to 3,000 contacts/,
    /^Added a tag to 3,000 contacts/,
    /^Began adding a tag to 3,000 contacts/,
  ]);
  await expect(entries.first()).toContainText("Test Owner");
  await expect(page.getByRole("main")).not.toContainText("quill");

  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  await expectAccessible(page);
  await Promise.all([
    page.waitForResponse(`${server.url}/api/bulk-actions`),
    page.goto(`${server.url}/contacts`),
  ]);
  await expect(toasts.getByRole("listitem")).toHaveCount(0);
});

test("what was not cancelled is told plainly, listed with its reasons, and the rest can be looked up by owners alone", async ({
  page,
  server,
  db,
  site,
}) => {
  const catalogue = createCatalogue(db, { siteId: site.id });
  const [stubborn] = [1, 2].map(() => createContactWithEverything(db, { siteId: site.id, catalogue }));
  createContact(db, { siteId: site.id });
  db.$client
    .prepare(
      `UPDATE local_provider_subscriptions SET cancel_refusal = 'Not now.'
       WHERE id IN (SELECT provider_subscription_id FROM subscriptions WHERE contact_id = ?)`,
    )
    .run(stubborn?.id);
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Cancel subscription" }).click();
  const dialog = page.getByRole("dialog");
  const phrase = "cancel for 2 contacts";
  await dialog.getByRole("textbox", { name: `Type ${phrase} to confirm` }).fill(phrase);
  const start = dialog.getByRole("button", { name: "Cancel the subscriptions of 2 contacts" });
  await expect(start).toBeEnabled();
  const job = hold(db, site.id);
  await start.click();
  await expect(dialog).toBeHidden();
  job.stopKeeping();
  const toasts = page.getByRole("region", { name: /Notifications/ });
  await toasts.getByText("Not cancelled for 1 contact.").hover();
  await expect(toasts.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expectAccessible(page);
  await toasts.getByRole("link", { name: "See why under History" }).click();

  const change = page.getByRole("list", { name: "Bulk actions" }).getByRole("listitem").first();
  await expect(change).toContainText(`${stubborn?.email}: the payment provider refused; look there.`);
  const entries = page.getByRole("list", { name: "Entries" });
  await expect(entries).toContainText(
    "Cancelled the subscriptions of 1 contact, 1 stayed as they were, failed for 1",
  );
  await expect(entries).not.toContainText("@");

  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Hide", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Hide 3 contacts" })).toBeEnabled();
  hold(db, site.id);
  await dialog.getByRole("button", { name: "Hide 3 contacts" }).click();
  await page.getByRole("button", { name: "Stop: Hiding 3 contacts" }).click();
  await expect(toasts).toContainText(
    "Stopped. 0 contacts hidden. Nothing of theirs is deleted. 3 were not reached",
  );

  const note = db.$client.prepare(
    "INSERT INTO audit_log (site_id, action, counts, created_at) VALUES (?, 'site_renamed', '{}', 1)",
  );
  for (let made = 0; made < 40; made += 1) note.run(site.id);
  await page.goto(`${server.url}/settings/history`);
  await expect(entries.getByRole("listitem")).toHaveCount(30);
  await page.getByRole("button", { name: "Older entries" }).click();
  await expect(entries.getByRole("listitem")).toHaveCount(44);
  await expect(page.getByRole("button", { name: "Older entries" })).toHaveCount(0);
  await expect(entries.getByRole("listitem").first()).toContainText("Site renamed");

  await page.getByRole("combobox", { name: "What" }).selectOption({ label: "Payments" });
  await expect(entries.getByRole("listitem")).toHaveText([/^Cancelled/, /^Began cancelling/]);
  await page.getByRole("combobox", { name: "Who" }).selectOption({ label: "Farewell itself" });
  await expect(page.getByText("Nothing like this happened")).toBeVisible();
  expect(new URL(page.url()).searchParams.toString()).toBe("kind=billing&who=farewell");
  await page.getByRole("button", { name: "Show all" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save as CSV" }).click();
  const saved = fs.readFileSync(await (await saving).path(), "utf8");
  expect(saved.split("\n")).toHaveLength(44 + 2);
  expect(saved).not.toContain("@");

  const wrong = await page.request.get(`${server.url}/api/audit-log?before=yesterday`);
  expect(wrong.status()).toBe(400);
  expect(await wrong.json()).toMatchObject({ field: "before" });
  db.$client.prepare("UPDATE memberships SET role = 'assistant' WHERE site_id = ?").run(site.id);
  expect((await page.request.get(`${server.url}/api/audit-log`)).status()).toBe(403);
  await page.reload();
  await expect(page.getByRole("list", { name: "Bulk actions" })).toContainText(
    "the payment provider refused",
  );
  await expect(entries).toHaveCount(0);
});
