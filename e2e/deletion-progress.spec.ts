import type { Page } from "@playwright/test";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import type { Database } from "@/db/open-database";
import { createDemoServer, disposeDemoServer } from "./fixtures/demo-server";
import { intercept } from "./fixtures/held-answers";
import { heldLease } from "./fixtures/held-leases";
import { expectGone, peopleOf } from "./fixtures/proof";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

const contactCount = 1500;
const heldAt = 500;

/**
 * Keeps the deletion from going on with about a third of the contacts deleted: the part that would undoes itself,
 * because its job is another process's then, and is tried again each second.
 */
function holdDeletion(db: Database): { release(): void } {
  db.$client.exec(`CREATE TRIGGER held AFTER UPDATE OF state ON deletion_items
    WHEN (SELECT count(*) FROM deletion_items WHERE job_id = NEW.job_id AND state = 'deleted') = ${heldAt}
    BEGIN UPDATE deletion_jobs SET ${heldLease} WHERE id = NEW.job_id; END`);
  return { release: () => db.$client.exec("DROP TRIGGER held") };
}

test("a deletion under way is seen from another page and another window, and can be stopped", async ({
  page,
  context,
}) => {
  const demo = await createDemoServer(contactCount);
  try {
    await demo.server.start();
    await signIn(page, demo.server, demo.site);
    const second = await context.newPage();
    await second.goto(`${demo.server.url}/contacts`);
    await expect(second.getByText("1,500 contacts", { exact: true })).toBeVisible();
    const before = peopleOf(demo.db, demo.site.id);
    const deletion = holdDeletion(demo.db);

    await page.getByRole("checkbox", { name: "Select all on this page" }).check();
    await page.getByRole("button", { name: "Select all 1,500 contacts" }).click();
    await confirmDeletion(page, "delete 1,500 contacts");
    await expect(page.getByRole("progressbar", { name: "Deleting contacts" })).toBeVisible();
    await page.close();
    await second.getByRole("link", { name: "Deletions" }).click();
    await expect(second.getByRole("progressbar", { name: "Deleting contacts" })).toBeVisible();
    await second.getByRole("button", { name: "Stop" }).click();
    const asked = demo.db.$client.prepare("SELECT status FROM deletion_jobs").pluck();
    // The worker sees it as soon as it tries again, so that it may have stopped already.
    await expect.poll(() => asked.get()).toMatch(/^stopp(ing|ed)$/);
    deletion.release();

    const status = second.getByRole("status");
    await expect(status).toContainText("kept because you stopped it");
    const left = peopleOf(demo.db, demo.site.id);
    const deleted = before.length - left.length;
    expect(left.length).toBeGreaterThan(0);
    expect(deleted).toBeGreaterThan(0);
    await expect(status).toContainText(`${deleted.toLocaleString("en-US")} contacts deleted`);
    await expect(status).toContainText(`${left.length.toLocaleString("en-US")} kept`);
    const leftIds = new Set(left.map(({ id }) => id));
    expectGone(
      demo.server,
      demo.db,
      before.filter(({ id }) => !leftIds.has(id)),
    );

    await second.getByRole("link", { name: "See the receipt" }).click();
    await expect(
      second.getByRole("heading", {
        level: 1,
        name: `${deleted.toLocaleString("en-US")} of 1,500 contacts deleted`,
      }),
    ).toBeVisible();

    await second.getByRole("link", { name: "Contacts", exact: true }).click();
    await expect(
      second.getByText(`${left.length.toLocaleString("en-US")} contacts`, { exact: true }),
    ).toBeVisible();
  } finally {
    await disposeDemoServer(demo);
  }
});

test("a contact whose billing does not stop is held, shown, and deleted once it does, or kept after all", async ({
  page,
  server,
  db,
  site,
}) => {
  const catalogue = createCatalogue(db, { siteId: site.id });
  const people = [1, 2].map((n) =>
    createContactWithEverything(db, { siteId: site.id, catalogue, email: `payer${n}@press.example` }),
  );
  const [held, gone] = people;
  if (!held || !gone) throw new Error("two contacts were made");
  const subscriptionOf = (contactId: number) =>
    db.$client
      .prepare("SELECT provider_subscription_id FROM subscriptions WHERE contact_id = ?")
      .pluck()
      .get(contactId);
  const refuse = db.$client.prepare(
    "UPDATE local_provider_subscriptions SET cancel_refusal = ? WHERE id = ?",
  );
  refuse.run("The bank wants a signature first.", subscriptionOf(held.id));

  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await confirmDeletion(page, "delete 2 contacts");
  await expect(page.getByRole("status")).toContainText(
    "1 contact deleted, 0 already gone, 1 needs attention.",
  );
  expectGone(server, db, [gone]);
  await expect(page.getByRole("row", { name: /payer1@press/ })).toContainText("Being deleted");

  await page.getByRole("link", { name: "Deletions" }).click();
  await expect(page.getByRole("region", { name: "Needs attention" })).toContainText(
    "Not deleted: 1 contact may still be billed.",
  );
  await page.getByRole("link", { name: /^Resolve/ }).click();
  await expect(page.getByText("The bank wants a signature first.")).toBeVisible();
  await expect(page.getByText("payer1@press.example")).toBeVisible();

  refuse.run(null, subscriptionOf(held.id));
  // The job ends before this window polls again. The page must show the outcome all the same.
  const isCompleted = db.$client.prepare("SELECT status = 'completed' FROM deletion_jobs WHERE site_id = ?");
  await intercept(page, "**/api/deletions", async (route) => {
    await expect.poll(() => isCompleted.pluck().get(site.id)).toBe(1);
    await route.continue();
  });
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("status")).toContainText(
    "2 contacts deleted, 0 already gone, 0 need attention.",
  );
  expectGone(server, db, people);
  await page.unroute("**/api/deletions");

  const email = "payer@press.example";
  const { id } = createContactWithEverything(db, { siteId: site.id, catalogue, email });
  refuse.run("Not now.", subscriptionOf(id));
  await page.goto(`${server.url}/contacts`);
  await page.getByRole("checkbox", { name: `Select ${email}` }).check();
  await confirmDeletion(page, email);
  await expect(page.getByRole("status")).toContainText(
    "0 contacts deleted, 0 already gone, 1 needs attention.",
  );

  await expect(page.getByRole("status")).toContainText("Not deleted: 1 contact may still be billed.");
  await page.getByRole("link", { name: "See why" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The contact was not deleted" })).toBeVisible();
  await expect(page.getByRole("main").getByText("Needs attention").first()).toBeVisible();
  await expect(page.getByText(/^Completed$/)).toHaveCount(0);
  await page.getByRole("button", { name: `Keep this contact, ${email}` }).click();
  const dialog = page.getByRole("dialog", { name: "Keep this contact?" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Keep this contact" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Needs attention" })).toHaveCount(0);
  await expectAccessible(page);
  expect(db.$client.prepare("SELECT being_erased_at FROM contacts WHERE id = ?").pluck().get(id)).toBeNull();
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await expect(page.getByRole("row", { name: /payer@press/ })).not.toContainText("Being deleted");
});

async function confirmDeletion(page: Page, phrase: string): Promise<void> {
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("textbox").fill(phrase);
  await page.getByRole("button", { name: "Permanently Delete" }).click();
}
