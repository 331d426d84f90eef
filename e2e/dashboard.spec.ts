import { createContact } from "@/db/factories/create-contact";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("a new owner is led through the set-up, tries a deletion on a sample contact, and the step ticks itself", async ({
  page,
  server,
  site,
}) => {
  await signIn(page, server, site, "/");
  await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
  const setUp = page.getByRole("region", { name: "Set up your site" });
  await expect(setUp).toContainText("0 of 5 done");
  await expect(setUp.getByRole("link", { name: "Connect Stripe" })).toHaveAttribute(
    "href",
    "/settings/payments",
  );
  await expect(page.getByRole("region", { name: "Recurring revenue a month" })).toContainText("None yet");
  await expectAccessible(page);

  await setUp.getByRole("button", { name: "Add a sample contact" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sample contact" })).toBeVisible();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("textbox", { name: /^Type/ }).fill("sample@contact.example");
  await page.getByRole("button", { name: "Permanently Delete" }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 contact deleted" })).toBeVisible();

  await page.getByRole("link", { name: "Dashboard" }).click();
  await expect(setUp).toContainText("1 of 5 done");
  await expect(setUp.getByRole("button", { name: "Add a sample contact" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Last deletions" })).toContainText("1 contact deleted");
  await setUp.getByRole("button", { name: "Hide this list" }).click();
  await expect(setUp).toHaveCount(0);
});

test("says what needs attention, what contacts did last, and leads to them", async ({
  page,
  server,
  db,
  site,
}) => {
  const { id } = createContact(db, { siteId: site.id, name: "Rae Lind", email: "rae@lind.example" });
  db.$client
    .prepare(
      "INSERT INTO activities (contact_id, id, kind, summary, created_at) VALUES (?, 1, 'note', 'Called about the course', ?)",
    )
    .run(id, Date.now());
  db.$client
    .prepare(
      `INSERT INTO deletion_jobs (site_id, number, status, created_by, created_at, contact_count, needs_attention_count,
         confirmed_at, finished_at, plan) VALUES (?, 1, 'completed', 'owner', 1, 2, 2, 1, 1, '{}')`,
    )
    .run(site.id);
  await signIn(page, server, site, "/");
  const attention = page.getByRole("region", { name: "Needs attention" });
  await expect(attention).toContainText("2 contacts are held: their billing is not proven stopped.");
  await expect(attention.getByRole("link", { name: "Resolve" })).toHaveAttribute(
    "href",
    /^\/deletions\/\d+$/,
  );
  await expect(page.getByRole("region", { name: "Subscribers" })).toContainText("0");
  const activity = page.getByRole("region", { name: "Recent activity" });
  await expect(activity).toContainText("Called about the course");
  await activity.getByRole("link", { name: "Rae Lind" }).click();
  await expect(page).toHaveURL(`${server.url}/contacts/${id}`);
});
