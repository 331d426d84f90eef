import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { createSite } from "@/db/factories/create-site";
import { notes, tags } from "@/db/schema";
import { expectGone, rowsOf } from "./fixtures/proof";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("delete one contact from its own page, and one from the list", async ({ page, server, db, site }) => {
  const catalogue = createCatalogue(db, { siteId: site.id });
  const ben = createContactWithEverything(db, {
    siteId: site.id,
    catalogue,
    name: "",
    email: "benno@ink.example",
  });
  await signIn(page, server, site, `/contacts/${ben.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "benno@ink.example" })).toBeVisible();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("textbox").fill("benno@ink.example");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${server.url}/contacts`);
  await expect(page.getByRole("status")).toContainText("1 contact deleted");
  await expect(page.getByRole("heading", { name: "Everyone was deleted" })).toBeVisible();
  expectGone(server, db, [ben]);

  await page.getByRole("link", { name: "See the receipt" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "1 contact deleted" })).toBeVisible();
  await expect(
    page.getByText("0 of 2 erased emails found in what this deletion wrote to the database"),
  ).toBeVisible();
  expect(await (await page.request.get(page.url())).text()).not.toContain("benno@ink.example");

  const ada = createContactWithEverything(db, {
    siteId: site.id,
    catalogue,
    name: "Ada Quill",
    email: "lone@quill.example",
  });
  const neighbour = createContactWithEverything(db, { siteId: site.id, catalogue });
  const otherSiteId = createSite(db).id;
  const namesake = createContactWithEverything(db, {
    siteId: otherSiteId,
    catalogue: createCatalogue(db, { siteId: otherSiteId }),
    email: "ada.too@quill.example",
  });
  const kept = rowsOf(db, [neighbour, namesake]);
  expect(Object.values(rowsOf(db, [ada])).every((count) => count > 0)).toBe(true);

  await page.goto(`${server.url}/contacts`);
  await page.getByRole("checkbox", { name: "Select lone@quill.example" }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();

  const dialog = page.getByRole("alertdialog", { name: "Delete Ada Quill permanently?" });
  await expect(dialog).toContainText("Stops 1 subscription: €15.00 a month, next charge");
  await expect(dialog).toContainText("2 purchases, 1 subscription, 2 payments");
  const box = dialog.getByRole("textbox", { name: "Type lone@quill.example to confirm" });
  await box.fill("lone@quill");
  await expect(dialog.getByRole("button", { name: "Permanently Delete" })).toBeDisabled();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("does not match");
  await box.fill(" LONE@quill.example ");
  await dialog.getByRole("button", { name: "Permanently Delete" }).click();

  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status")).toContainText(
    "1 contact deleted, 0 already gone, 0 need attention.",
  );
  await expect(page.getByRole("row", { name: /lone@quill/ })).toHaveCount(0);
  await expect(page.getByText("1 contact", { exact: true })).toBeVisible();
  expectGone(server, db, [ada]);
  expect(rowsOf(db, [neighbour, namesake])).toEqual(kept);
});

test("where else a person is named stands on the receipt without a name; what is told far down; who matches late stays", async ({
  page,
  server,
  db,
  site,
}) => {
  createContact(db, { siteId: site.id, name: "Vera Loom", email: "vera@loom.example" });
  const friend = createContact(db, { siteId: site.id, name: "Nils Press" });
  db.insert(notes)
    .values({ contactId: friend.id, id: 1, body: "Came with Vera Loom.", writtenBy: "owner", createdAt: 0 })
    .run();
  db.insert(tags).values({ siteId: site.id, name: "referred by vera@loom.example" }).run();
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: "Select vera@loom.example" }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();

  const dialog = page.getByRole("alertdialog", { name: "Delete Vera Loom permanently?" });
  await dialog.getByText("Mentioned in 2 other places").click();
  await expect(dialog.getByRole("link", { name: "Nils Press" })).toHaveAttribute(
    "href",
    `/contacts/${friend.id}?tab=notes`,
  );
  await expect(dialog.getByRole("link", { name: "referred by vera@loom.example" })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("textbox").fill("vera@loom.example");
  await dialog.getByRole("button", { name: "Permanently Delete" }).click();
  await page.getByRole("link", { name: "See the receipt" }).click();
  const stays = page.getByRole("region", { name: "What stays, and why" });
  await expect(stays).toContainText("mentioned in 1 note of others, 1 tag");
  await expect(page.getByText(/vera/i)).toHaveCount(0);

  for (let n = 1; n <= 40; n += 1) createContact(db, { siteId: site.id, createdAt: n });
  const last = createContact(db, { siteId: site.id, email: "last@ink.example", createdAt: 0 });
  await page.goto(`${server.url}/contacts`);
  await page.getByRole("checkbox", { name: `Select ${last.email}` }).check();
  await page.keyboard.press("#");
  await page.getByRole("alertdialog").getByRole("textbox", { name: /^Type/ }).fill(last.email);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").getByText("1 contact deleted")).toBeInViewport();
  await page.getByRole("link", { name: "See the receipt" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "1 contact deleted" })).toBeVisible();

  const early = [1, 2, 3].map((n) =>
    createContact(db, { siteId: site.id, email: `early${n}@vellum.example` }),
  );
  await page.goto(`${server.url}/contacts`);
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("vellum");
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Select all 3 contacts" }).click();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const many = page.getByRole("alertdialog", { name: "Delete 3 contacts permanently?" });
  await expect(many.getByRole("textbox", { name: "Type delete 3 contacts to confirm" })).toBeVisible();
  const late = createContact(db, { siteId: site.id, email: "late@vellum.example" });
  await many.getByRole("textbox").fill("Delete 3  contacts");
  await many.getByRole("button", { name: "Permanently Delete" }).click();
  await expect(page.getByRole("status")).toContainText(
    "3 contacts deleted, 0 already gone, 0 need attention.",
  );
  await expect(page.getByRole("row", { name: /late@vellum/ })).toBeVisible();
  expectGone(server, db, early);
  expect(rowsOf(db, [late]).contacts).toBe(1);
});
