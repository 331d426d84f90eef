import { eq } from "drizzle-orm";
import { createContact } from "@/db/factories/create-contact";
import { sessions, sites } from "@/db/schema";
import { createColleague } from "./fixtures/colleague";
import { addPasskey, giveDeviceWithLock } from "./fixtures/device-with-lock";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("many are deleted only after a fresh password and with a second person", async ({
  page,
  browser,
  server,
  db,
  site,
}) => {
  for (let count = 0; count < 3; count += 1) createContact(db, { siteId: site.id });
  db.update(sites).set({ freshOver: 2, approveOver: 3 }).where(eq(sites.id, site.id)).run();
  const colleague = createColleague(db, site, { name: "Second Person", role: "admin" });

  await signIn(page, server, site);
  db.update(sessions)
    .set({ createdAt: new Date(Date.now() - 3_600_000) })
    .run();
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox", { name: "Type delete 3 contacts to confirm" }).fill("delete 3 contacts");
  const ask = dialog.getByRole("button", { name: "Ask a second person" });
  await expect(ask).toBeDisabled();
  await dialog.getByLabel("Password", { exact: true }).fill("not the password");
  await ask.click();
  await expect(dialog.getByRole("alert")).toContainText("That is not your password");
  await expectAccessible(page);
  await dialog.getByLabel("Password", { exact: true }).fill(site.password);
  await ask.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("3 contacts", { exact: true })).toBeVisible();

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Deletions" }).click();
  await page.getByRole("link", { name: "Review No. 1" }).click();
  await expect(page.getByRole("button", { name: "Withdraw" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Agree and delete" })).toHaveCount(0);

  const other = await (await browser.newContext()).newPage();
  await signIn(other, server, colleague, "/deletions");
  await other.getByRole("link", { name: "Review No. 1" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "Delete 3 contacts" })).toBeVisible();
  await expect(other.getByRole("definition").filter({ hasText: "Test Owner" })).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("textbox", { name: "Type delete 3 contacts to confirm" }).fill("delete 3 contacts");
  await other.getByRole("button", { name: "Agree and delete" }).click();
  await expect(other.getByRole("heading", { level: 1, name: /3 contacts deleted/ })).toBeVisible();
  await expect(other.getByText("Agreed to by")).toBeVisible();
  await other.context().close();
  expect(db.$client.prepare("SELECT count(*) FROM contacts WHERE site_id = ?").pluck().get(site.id)).toBe(0);
});

test("a passkey shows that it is them in place of the password", async ({
  owner: page,
  server,
  db,
  site,
}) => {
  const { email } = createContact(db, { siteId: site.id });
  db.update(sites).set({ freshOver: 1 }).where(eq(sites.id, site.id)).run();
  await giveDeviceWithLock(page);
  await page.goto(`${server.url}/account`);
  await addPasskey(page, { name: "Laptop", password: site.password });
  await expect(page.getByText("Laptop", { exact: true })).toBeVisible();
  db.update(sessions)
    .set({ createdAt: new Date(Date.now() - 3_600_000) })
    .run();

  await page.goto(`${server.url}/contacts`);
  await page.getByRole("checkbox", { name: `Select ${email}` }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox", { name: `Type ${email} to confirm` }).fill(email);
  const permanentlyDelete = dialog.getByRole("button", { name: "Permanently Delete" });
  await expect(permanentlyDelete).toBeDisabled();
  await dialog.getByRole("button", { name: "Use a passkey instead" }).click();
  await expect(dialog.getByText("Your passkey shows that it is you.")).toBeFocused();
  await expectAccessible(page);
  await permanentlyDelete.click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => db.$client.prepare("SELECT count(*) FROM contacts WHERE site_id = ?").pluck().get(site.id))
    .toBe(0);
});

test("a site goes with everyone in it, and its owner takes the receipt", async ({
  page,
  server,
  db,
  site,
}) => {
  createContact(db, { siteId: site.id });
  const name = db.$client.prepare("SELECT name FROM sites WHERE id = ?").pluck().get(site.id) as string;
  await signIn(page, server, site, "/settings/site");
  await page.getByRole("button", { name: "Delete this site…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete this site" });
  await dialog.getByLabel("Name of the site").fill(name);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Delete the site" }).click();
  await expect(dialog).toBeHidden();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("link", { name: "Download the last receipt" })).toBeVisible({
      timeout: 1000,
    });
  }).toPass();
  await page.getByRole("button", { name: "Remove the site" }).click();
  await expect(page).toHaveURL(`${server.url}/no-site`);
  await expect
    .poll(() => db.$client.prepare("SELECT 1 FROM sites WHERE id = ?").get(site.id))
    .toBeUndefined();

  // Of no site any more, they still see to their account, and end it.
  await expect(page.getByText(`You are signed in as ${site.email}.`)).toBeVisible();
  await page.getByRole("textbox", { name: "Your name" }).fill("Ada Former");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Your name is saved.")).toBeVisible();
  await expectAccessible(page);
  const old =
    "UPDATE sessions SET fresh_at = 1, created_at = 1 WHERE user_id = (SELECT id FROM users WHERE email = ?)";
  db.$client.prepare(old).run(site.email);
  await page.getByRole("button", { name: "Delete your account…" }).click();
  const question = page.getByRole("dialog", { name: "Delete your account for good?" });
  await question.getByRole("button", { name: "Delete my account" }).click();
  await question.getByLabel("Password").fill(site.password);
  await question.getByRole("button", { name: "Delete my account" }).click();
  // It leads to the set-up when nobody else has an account.
  await expect(page).toHaveURL(/\/(?:sign-in|setup)$/);
  expect(db.$client.prepare("SELECT 1 FROM users WHERE email = ?").get(site.email)).toBeUndefined();
});
