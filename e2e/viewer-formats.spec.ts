import { createContact } from "@/db/factories/create-contact";
import { expect, signIn, test } from "./fixtures/test";

test.use({ locale: "de-DE", timezoneId: "America/New_York" });

/** Is 23:30 on the 31st in New York, and the 1st in UTC. */
const lateOnThe31st = Date.UTC(2026, 1, 1, 4, 30);

test("numbers and days as the viewer has them, in the list, in rules, and in what is typed", async ({
  page,
  server,
  db,
  site,
}) => {
  const late = createContact(db, { siteId: site.id, email: "late@quill.example", createdAt: lateOnThe31st });
  db.$client
    .prepare(
      `WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 1203)
       INSERT INTO contacts (site_id, email, name, search_text, marketing_status, source, created_at, updated_at,
         last_activity_at)
       SELECT ?, 'more' || n || '@quill.example', '', 'more' || n || '@quill.example', 'subscribed', 'import', ?, 1, 1
       FROM more`,
    )
    .run(site.id, lateOnThe31st + 86_400_000);
  await signIn(page, server, site, "/contacts?search=quill&sort=added&direction=asc");
  await expect(page.getByText("1.204 contacts found")).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: late.email });
  await expect(row).toContainText("31 Jan 2026");

  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Filter contacts" });
  await dialog.getByRole("button", { name: "Add a rule" }).click();
  await dialog.getByRole("combobox", { name: "Rule 1: about" }).selectOption("added");
  await dialog.getByRole("combobox", { name: "Rule 1: how" }).selectOption("after");
  await dialog.getByLabel("Rule 1: day").fill("2026-01-31");
  await dialog.getByRole("button", { name: "Show contacts" }).click();
  await expect(page.getByRole("list", { name: "Filters" })).toHaveText(/Added after 31 Jan 2026/);
  await expect(page.getByText("1.203 contacts found")).toBeVisible();

  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Select all 1.203 contacts" }).click();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const warning = page.getByRole("alertdialog", { name: "Delete 1.203 contacts permanently?" });
  await warning.getByRole("textbox").fill("delete 1.203 contacts");
  await warning.getByRole("button", { name: "Permanently Delete" }).click();
  await expect(page.getByRole("status")).toContainText(
    "1.203 contacts deleted, 0 already gone, 0 need attention.",
  );
  expect(db.$client.prepare("SELECT email FROM contacts WHERE site_id = ?").pluck().all(site.id)).toEqual([
    late.email,
  ]);

  db.$client
    .prepare("INSERT INTO custom_fields (site_id, name, type) VALUES (?, 'Years', 'number')")
    .run(site.id);
  await page.goto(`${server.url}/contacts/${late.id}`);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const editing = page.getByRole("dialog", { name: "Edit contact" });
  const save = async (typed: string) => {
    await editing.getByLabel("Years").fill(typed);
    await editing.getByRole("button", { name: "Save" }).click();
  };
  await save("viel");
  await expect(editing.getByRole("alert")).toHaveText("Type a number.");
  await save("1.000,5");
  await expect(editing).toBeHidden();
  await expect(page.getByRole("region", { name: "Details" })).toContainText("1.000,5");
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(editing.getByLabel("Years")).toHaveValue("1000,5");
  expect(
    db.$client.prepare("SELECT value FROM contact_field_values WHERE contact_id = ?").pluck().get(late.id),
  ).toBe("1000.5");
});
