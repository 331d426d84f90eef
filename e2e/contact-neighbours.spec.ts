import { createContact } from "@/db/factories/create-contact";
import { holdAnswers } from "./fixtures/held-answers";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("from one contact to the next in the order of the list that one came from, by keys too", async ({
  owner: page,
  server,
  db,
  site,
}) => {
  const ids = ["Ada", "Ben", "Cleo", "Dora"].map(
    (name) => createContact(db, { siteId: site.id, name, email: `${name.toLowerCase()}@quill.example` }).id,
  );
  createContact(db, { siteId: site.id, name: "Beside", email: "beside@loom.example" });
  await page.goto(`${server.url}/contacts?sort=name&direction=desc`);
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("quill");
  await expect(page).toHaveURL(/typed=/);
  await expect(page.getByText("4 contacts found")).toBeVisible();
  await page.getByRole("link", { name: /Cleo/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cleo" })).toBeVisible();
  await page.getByRole("tab", { name: "Notes" }).click();
  await page.getByRole("link", { name: "Next contact" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ben" })).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/contacts/${ids[1]}?tab=notes`);
  await expect(page.getByRole("link", { name: "Next contact" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1, name: "Ada" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Next contact" })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("link", { name: "Previous contact" })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByRole("heading", { level: 1, name: "Ben" })).toBeVisible();
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expect(page.getByRole("searchbox", { name: "Search contacts" })).toHaveValue("quill");
});

test("a click right after typing opens the contact, and Back leads to what was typed", async ({
  page,
  server,
  db,
  site,
}) => {
  for (const name of ["Ada", "Cleo"]) createContact(db, { siteId: site.id, name });
  await signIn(page, server, site);
  const letGo = await holdAnswers(page, "**/*_rsc=*");
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("cleo");
  await page.getByRole("link", { name: "Cleo" }).click();
  await expect(page).toHaveURL(/\/contacts\?typed=/);
  await letGo();
  await expect(page.getByRole("heading", { level: 1, name: "Cleo" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("searchbox", { name: "Search contacts" })).toHaveValue("cleo");
  await expect(page.getByText("1 contact found")).toBeVisible();
});

test("a held contact says which deletion holds them and why, and cannot be edited", async ({
  owner: page,
  server,
  db,
  site,
}) => {
  const { id } = createContact(db, { siteId: site.id, name: "Ada" });
  const jobId = db.$client
    .prepare(
      `INSERT INTO deletion_jobs (site_id, number, status, created_by, created_at, contact_count, plan, digest, confirmed_by,
         confirmed_at, finished_at, needs_attention_count)
       VALUES (?, 1, 'completed', 'owner', 1, 1, '{}', 'x', 'owner', 1777852800000, 1777852800000, 1)`,
    )
    .run(site.id).lastInsertRowid;
  db.$client
    .prepare(
      `INSERT INTO deletion_items (job_id, contact_id, state, contact_updated_at, reason)
       VALUES (?, ?, 'needs_attention', 1, 'Stripe is not connected')`,
    )
    .run(jobId, id);
  db.$client.prepare("UPDATE contacts SET being_erased_at = 1 WHERE id = ?").run(id);
  await page.goto(`${server.url}/contacts/${id}`);
  await expect(page.getByText("Not deleted: held by the deletion of May 4, 2026")).toBeVisible();
  await expect(page.getByText("Stripe is not connected. Until this is resolved")).toBeVisible();
  await expect(page.getByRole("link", { name: "Resolve" })).toHaveAttribute("href", `/deletions/${jobId}`);
  await expect(page.getByRole("button", { name: "Edit", exact: true })).toBeDisabled();
  await expect(page.getByRole("combobox", { name: "Add a tag" })).toHaveCount(0);
  await expectAccessible(page);
});
