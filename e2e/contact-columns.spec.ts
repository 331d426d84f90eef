import type { Page } from "@playwright/test";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

const headings = (page: Page) =>
  page
    .getByRole("columnheader")
    .allTextContents()
    .then((texts) => texts.slice(1));

async function openColumns(page: Page) {
  await page.getByRole("button", { name: "Columns" }).click();
  const dialog = page.getByRole("dialog", { name: "Columns" });
  await expect(dialog.getByRole("list", { name: "Shown" })).toBeVisible();
  return dialog;
}

const widthOf = async (page: Page, name: string) =>
  Math.round((await page.getByRole("columnheader", { name }).boundingBox())?.width ?? 0);

test("columns and the room of rows are this browser's to choose, and are there at once the next time", async ({
  page,
  server,
  db,
  site,
}) => {
  const catalogue = createCatalogue(db, { siteId: site.id });
  createContactWithEverything(db, { siteId: site.id, catalogue, email: "wide@quill.example" });
  await signIn(page, server, site);
  const row = page.getByRole("row", { name: /wide@quill/ });
  await expect(row).toBeVisible();
  const heightBefore = (await row.boundingBox())?.height ?? 0;
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/contacts") && /columns|extras/.test(request.url() + request.postData()))
      asked.push(`${request.url()} ${request.postData() ?? ""}`);
  });

  const dialog = await openColumns(page);
  await expectAccessible(page);
  await expect(dialog.getByRole("button", { name: "Hide Name" })).toBeHidden();
  for (const name of ["Tags", "Customer", "Added", "Last activity"])
    await dialog.getByRole("button", { name: `Hide ${name}` }).click();
  for (const name of ["Net revenue", "Subscription", "Source"])
    await dialog.getByRole("checkbox", { name }).click();
  await dialog.getByRole("button", { name: "Move Net revenue up" }).click();
  await dialog.getByRole("button", { name: "Move Net revenue up" }).press("Enter");
  await dialog.getByRole("slider", { name: "Width of Email" }).fill("300");
  await dialog.getByRole("checkbox", { name: "Comfortable rows" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  const chosen = ["Name", "Net revenue", "Email", "Status", "Subscription", "Source"];
  await expect.poll(() => headings(page)).toEqual(chosen);
  await expect(row).toContainText("€164.00");
  await expect(row).toContainText("€15.00 a month");
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.join()).not.toContain("offers");

  // The server shows them so at once, before any script runs.
  const unscripted = await page.context().newPage();
  await unscripted.route("**/*.js*", (route) => route.abort());
  await unscripted.goto(`${server.url}/contacts`);
  await expect(unscripted.getByRole("row", { name: /wide@quill/ })).toContainText("164.00");
  expect(await headings(unscripted)).toEqual(chosen);
  await unscripted.close();
  await page.reload();
  expect(await headings(page)).toEqual(chosen);
  expect(await widthOf(page, "Email")).toBe(300);
  expect((await row.boundingBox())?.height ?? 0).toBeGreaterThan(heightBefore);

  const edge = page.locator('[data-column-edge="email"]');
  const place = await edge.boundingBox();
  const at = { x: (place?.x ?? 0) + 4, y: (place?.y ?? 0) + 10 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x - 60, at.y, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => widthOf(page, "Email")).toBe(240);
  await page.reload();
  expect(await widthOf(page, "Email")).toBe(240);

  const again = await openColumns(page);
  await again.getByRole("button", { name: "Reset" }).click();
  await again.getByRole("button", { name: "Save" }).click();
  await expect
    .poll(() => headings(page))
    .toEqual(["Name", "Email", "Status", "Customer", "Tags", "Added", "Last activity"]);
});

test("a saved segment has columns of its own, custom fields too, the same for everyone", async ({
  page,
  server,
  db,
  site,
  browser,
}) => {
  const catalogue = createCatalogue(db, { siteId: site.id });
  const { id } = createContactWithEverything(db, { siteId: site.id, catalogue, marketingStatus: "pending" });
  createContact(db, { siteId: site.id, marketingStatus: "subscribed" });
  const [field] = db.$client
    .prepare("SELECT id, name FROM custom_fields WHERE site_id = ? ORDER BY name")
    .all(site.id) as { id: number; name: string }[];
  const segmentId = db.$client
    .prepare("INSERT INTO segments (site_id, name, filter, created_by, created_at) VALUES (?, ?, ?, ?, 0)")
    .run(site.id, "Not yet there", '{"status":"pending"}', "nobody").lastInsertRowid;
  await signIn(page, server, site, `/contacts?segment=${segmentId}`);
  await expect(page.getByRole("row")).toHaveCount(2);
  const dialog = await openColumns(page);
  await expect(dialog).toContainText("Everyone on this site sees “Not yet there” with these columns.");
  await dialog.getByRole("checkbox", { name: field?.name ?? "" }).click();
  const item = dialog.getByRole("listitem").filter({ hasText: field?.name ?? "" });
  await item.dragTo(dialog.getByRole("listitem").filter({ hasText: "Email" }));
  await dialog.getByRole("button", { name: "Save for everyone" }).click();
  await expect.poll(async () => (await headings(page)).slice(0, 3)).toEqual(["Name", field?.name, "Email"]);
  const stored = db.$client.prepare("SELECT columns FROM segments WHERE id = ?").pluck();
  await expect.poll(() => stored.get(segmentId)).toContain(`field-${field?.id}`);

  const elsewhere = await browser.newContext({
    storageState: { ...(await page.context().storageState()) },
    viewport: { width: 1440, height: 900 },
  });
  const other = await elsewhere.newPage();
  await other.goto(`${server.url}/contacts?segment=${segmentId}`);
  await expect(other.getByRole("row")).toHaveCount(2);
  expect((await headings(other)).slice(0, 3)).toEqual(["Name", field?.name, "Email"]);
  const value = db.$client
    .prepare("SELECT value FROM contact_field_values WHERE contact_id = ? AND field_id = ?")
    .pluck()
    .get(id, field?.id);
  expect(value).toBeTruthy();
  await other.getByRole("button", { name: /^All/ }).first().click();
  await expect(other.getByRole("row")).toHaveCount(3);
  expect(await headings(other)).not.toContain(field?.name);
  await elsewhere.close();
});
