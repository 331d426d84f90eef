import { createContact } from "@/db/factories/create-contact";
import { tags } from "@/db/schema";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("tags are merged and deleted, and a segment that names one follows or stops", async ({
  page,
  server,
  db,
  site,
}) => {
  const tag = (name: string) =>
    db.insert(tags).values({ siteId: site.id, name }).returning({ id: tags.id }).get().id;
  const [fair, bookfair] = [tag("Fair"), tag("Bookfair")];
  const give = db.$client.prepare("INSERT INTO contact_tags VALUES (?, ?, 1)");
  const [one, two] = [1, 2].map(() => createContact(db, { siteId: site.id }).id);
  for (const [contactId, tagId] of [
    [one, fair],
    [two, fair],
    [two, bookfair],
  ])
    give.run(contactId, tagId);
  const filter = { where: { match: "all", rules: [{ field: "tag", is: "any_of", ids: [fair] }] } };
  db.$client
    .prepare("INSERT INTO segments (site_id, name, filter, created_by, created_at) VALUES (?, ?, ?, '1', 0)")
    .run(site.id, "Fair visitors", JSON.stringify(filter));

  await signIn(page, server, site, "/settings/tags");
  await expect(page.getByRole("link", { name: "Contacts with Fair: 2" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Actions for Fair" }).click();
  await page.getByRole("menuitem", { name: "Merge into another" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Merge into").selectOption("Bookfair");
  await expect(dialog).toContainText("2 contacts have it; 1 of them already has the other tag.");
  await expect(dialog).toContainText("Fair visitors");
  await expectAccessible(page);
  await dialog.getByLabel("Type Fair to confirm").fill("Fair");
  await dialog.getByRole("button", { name: "Merge into “Bookfair”" }).click();
  await expect(page.getByRole("link", { name: "Contacts with Bookfair: 2" })).toBeVisible();
  await expect(page.getByText("Also Fair")).toBeVisible();
  const stored = () =>
    db.$client.prepare("SELECT filter FROM segments WHERE site_id = ?").pluck().get(site.id);
  expect(stored()).toContain(`[${bookfair}]`);

  await page.getByRole("button", { name: "Actions for Bookfair" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await dialog.getByLabel("Name").fill("At a fair");
  await dialog.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("button", { name: "Actions for At a fair" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(dialog).toContainText("It is taken from 2 contacts.");
  await expect(dialog).toContainText("selects nobody until you change its rules");
  await dialog.getByLabel("Type At a fair to confirm").fill("at a fair");
  await dialog.getByRole("button", { name: "Delete tag" }).click();
  await expect(page.getByRole("heading", { name: "No tags yet" })).toBeVisible();
  expect(db.$client.prepare("SELECT count(*) FROM contact_tags WHERE tag_id = ?").pluck().get(bookfair)).toBe(
    0,
  );
  expect(db.$client.prepare("SELECT count(*) FROM contacts WHERE site_id = ?").pluck().get(site.id)).toBe(2);
  expect(stored()).toContain(`[${bookfair}]`);
});

test("a choice is made, used in edit and filter, and its option renamed", async ({
  page,
  server,
  db,
  site,
}) => {
  const { id } = createContact(db, { siteId: site.id, name: "Ada" });
  await signIn(page, server, site, "/settings/fields");
  await page.getByRole("button", { name: "New field" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Level");
  await dialog.getByLabel("Type").selectOption("choice");
  await dialog.getByLabel("Options").fill("Gold\nSilver");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Create field" }).click();
  await expect(page.getByText("Gold, Silver")).toBeVisible();

  await page.goto(`${server.url}/contacts/${id}`);
  await page.getByRole("button", { name: "Edit" }).click();
  await dialog.getByLabel("Level").selectOption("Gold");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await dialog.getByRole("button", { name: "Add a rule" }).click();
  await dialog.getByRole("combobox", { name: "Rule 1: about" }).selectOption("custom");
  await dialog.getByRole("group", { name: "Rule 1: which" }).getByLabel("Gold").check();
  await expect(dialog.getByRole("status")).toHaveText("1 contact matches.");

  await page.goto(`${server.url}/settings/fields`);
  await page.getByRole("button", { name: "Actions for Level" }).click();
  await page.getByRole("menuitem", { name: "Edit options" }).click();
  await dialog.getByRole("textbox", { name: "Option 1" }).fill("Premium");
  await dialog.getByRole("button", { name: "Save options" }).click();
  await expect(page.getByText("Premium, Silver")).toBeVisible();
  await expect
    .poll(() =>
      db.$client.prepare("SELECT value FROM contact_field_values WHERE contact_id = ?").pluck().get(id),
    )
    .toBe("Premium");
});

test("of two possible duplicates one is merged, and one is said to be two people", async ({
  page,
  server,
  db,
  site,
}) => {
  const add = (email: string, name: string) => createContact(db, { siteId: site.id, email, name });
  add("ada@gmail.com", "Ada");
  add("ada@gmial.com", "Ada Quill");
  add("ben@quill.example", "Ben Ink");
  add("ben@ink.example", "Ben Ink");
  await signIn(page, server, site);
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Find duplicates" }).click();
  await page.getByRole("button", { name: "Look for duplicates" }).click();
  await expect(page.getByText("2 possible duplicates.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Not the same person: ben@/ }).click();
  await expect(page.getByText("Ben Ink")).toHaveCount(0);
  await page.getByRole("button", { name: "Compare and merge ada@gmail.com and ada@gmial.com" }).click();
  await page.getByRole("textbox", { name: /to confirm$/ }).fill("ada@gmial.com");
  await page.getByRole("button", { name: "Merge into one" }).click();
  await expect(page.getByRole("heading", { name: "No duplicates found" })).toBeVisible();
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(page.getByRole("heading", { name: "No duplicates found" })).toBeVisible();
  expect(db.$client.prepare("SELECT count(*) FROM contacts WHERE site_id = ?").pluck().get(site.id)).toBe(3);
});
