import type { Page } from "@playwright/test";
import { createContact } from "@/db/factories/create-contact";
import type { Database } from "@/db/open-database";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

const longName = "Maximiliane Freifrau von und zu Hohenlohe-Langenburg-Schillingsfürst of the Upper Mill";

/** Adds contacts enough for two pages; the newest two have a long name and many tags, and a name from right to left. */
function fill(db: Database, siteId: number): void {
  for (let n = 1; n <= 58; n += 1) {
    const number = String(n).padStart(2, "0");
    createContact(db, {
      siteId,
      name: `Person ${number}`,
      email: `p${number}@inkwell.example`,
      createdAt: n,
    });
  }
  createContact(db, { siteId, name: "נועה פרידמן", email: "noa@inkwell.example", createdAt: 98 });
  const { id } = createContact(db, {
    siteId,
    name: longName,
    email: `${"long.".repeat(11)}name@a-very-long-domain-of-a-press.example`,
    createdAt: 99,
  });
  for (const name of ["a tag of the many that there are", "b tag of the many that there are", "c", "d"]) {
    db.$client.prepare("INSERT INTO tags (site_id, name) VALUES (?, ?)").run(siteId, name);
    db.$client.prepare("INSERT INTO contact_tags SELECT ?, max(id), 1 FROM tags").run(id);
  }
}

/** Returns where the headings stand, and how high the rows are. */
function layoutOf(page: Page) {
  return page.getByRole("table", { name: "Contacts" }).evaluate((table) => ({
    columns: [...table.querySelectorAll("th")].map((heading) => heading.getBoundingClientRect().x),
    heights: [
      ...new Set([...table.querySelectorAll("tbody tr")].map((row) => row.getBoundingClientRect().height)),
    ],
  }));
}

const topOf = async (page: Page, row: number) => (await page.getByRole("row").nth(row).boundingBox())?.y;
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("no tick, name, search, order or page moves a row or a column, and no width has the page scroll sideways", async ({
  page,
  server,
  db,
  site,
}) => {
  fill(db, site.id);
  await signIn(page, server, site);
  await test.step("the first tick moves nothing: where the second row was, the second row is", async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const box = (row: number) => page.getByRole("row").nth(row).getByRole("checkbox");
    await expect(box(2)).toBeEnabled();
    const place = await box(2).boundingBox();
    const top = await topOf(page, 2);
    await box(1).check();
    await expect(page.getByText("1 selected")).toBeVisible();
    expect(await topOf(page, 2)).toBe(top);
    const all = page.getByRole("button", { name: /^Select all/ });
    await expect(all).toHaveCount(0);
    await page.mouse.click((place?.x ?? 0) + 20, (place?.y ?? 0) + 20);
    await expect(box(1)).toBeChecked();
    await expect(box(2)).toBeChecked();
    await expect(page.getByText("2 selected")).toBeVisible();

    await page.getByRole("checkbox", { name: "Select all on this page" }).check();
    await expect(all).toHaveAccessibleName("Select all 60 contacts");
    expect(await topOf(page, 2)).toBe(top);
    await box(4).uncheck();
    await expect(all).toHaveCount(0);
    await page.getByRole("button", { name: "Tag the selected contacts" }).click();
    await expect(page.getByRole("dialog", { name: "Add tag" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Tag the selected contacts" })).toBeFocused();
    await page.getByRole("button", { name: "Clear selection" }).click();
    expect(await topOf(page, 2)).toBe(top);
  });

  for (const width of [320, 390, 768, 1024, 1180, 1440])
    await test.step(`at ${width} px nothing scrolls sideways but the table in its card`, async () => {
      await page.setViewportSize({ width, height: width < 768 ? 844 : 1024 });
      const second = page.getByRole("row").nth(2);
      await expect(second).toContainText("noa@inkwell.example");
      await expect(page.getByRole("checkbox", { name: "Select all on this page" })).toBeEnabled();
      expect(await sideways(page)).toBe(0);
      // The first contact is on the first screen.
      await expect(page.getByRole("row").nth(1).getByRole("link")).toBeInViewport({ ratio: 1 });
      if (width < 768) await expect(page.getByText("Select all on this page")).toBeVisible();
      const name = second.getByRole("link");
      const scrollTo = (left: number) =>
        page
          .getByRole("table", { name: "Contacts" })
          .evaluate(({ parentElement }, to) => parentElement?.scrollTo({ left: to }), left);
      const before = await name.boundingBox();
      await scrollTo(400);
      expect((await name.boundingBox())?.x).toBe(before?.x);
      await page.getByRole("checkbox", { name: "Select noa@inkwell.example" }).check();
      await expect(page.getByText("1 selected")).toBeInViewport();
      await expect(page.getByRole("button", { name: "More Actions" })).toBeInViewport({ ratio: 1 });
      expect(await sideways(page)).toBe(0);
      // The rows are of two forms, and other stories look at both at other widths.
      if (width === 320 || width === 1024) await expectAccessible(page);
      await page.getByRole("button", { name: "Clear selection" }).click();
      await scrollTo(0);
    });

  await test.step("no name, search, order or page moves a column, and every row has one height", async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect(page.getByRole("link", { name: longName })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Pages" })).toContainText("1–50 of 60");
    const { columns, heights } = await layoutOf(page);
    expect(heights).toHaveLength(1);
    await expect(page.getByRole("link", { name: longName })).toHaveAttribute("title", longName);
    const stays = async () => expect(await layoutOf(page)).toEqual({ columns, heights });

    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByRole("navigation", { name: "Pages" })).toContainText("51–60 of 60");
    await stays();
    await page.getByRole("button", { name: "First page" }).click();
    await expect(page.getByRole("navigation", { name: "Pages" })).toContainText("1–50 of 60");
    await page.getByRole("button", { name: "Last page" }).click();
    await expect(page.getByRole("row")).toHaveCount(51);
    await expect(page.getByRole("navigation", { name: "Pages" })).toContainText("11–60 of 60");
    await expect(page.getByRole("button", { name: "Next" })).toHaveAttribute("aria-disabled", "true");
    await page.getByRole("button", { name: "Email", exact: true }).click();
    await expect(page.getByRole("columnheader", { name: "Email" })).toHaveAttribute("aria-sort", "ascending");
    await stays();
    await page.getByRole("searchbox", { name: "Search contacts" }).fill("p0");
    await expect(page.getByText("9 contacts found")).toBeVisible();
    await stays();
    await page.getByRole("searchbox", { name: "Search contacts" }).fill("nobody at all");
    await expect(page.getByRole("table", { name: "Contacts" })).toHaveCount(0);
    await expect(page.getByRole("navigation", { name: "Pages" })).toHaveCount(0);
  });
});

test("the table is told by form and read at twice the size, and a click anywhere on a row opens the contact", async ({
  page,
  server,
  db,
  site,
  context,
}) => {
  fill(db, site.id);
  await signIn(page, server, site);
  await test.step("without colours a ticked box, a selected row and the segment that is shown are told by their form", async () => {
    await page.emulateMedia({ forcedColors: "active" });
    await page.setViewportSize({ width: 1440, height: 900 });
    const row = (at: number) => page.getByRole("row").nth(at);
    await expect(row(1).getByRole("checkbox")).toBeEnabled();
    const markOf = (at: number) => row(at).locator("svg").first();
    await expect(markOf(1)).toBeHidden();
    await row(1).getByRole("checkbox").check();
    await expect(markOf(1)).toBeVisible();
    await expect(markOf(2)).toBeHidden();
    const outlineOf = (at: number) =>
      row(at)
        .getByRole("cell")
        .nth(2)
        .evaluate((cell) => getComputedStyle(cell).outlineStyle);
    expect([await outlineOf(1), await outlineOf(2)]).toEqual(["solid", "none"]);
    await row(1).getByRole("checkbox").uncheck();
    await page.emulateMedia({ forcedColors: null });
  });

  await test.step("at twice the size the whole menu can be read, and Delete is always in sight", async () => {
    await page.setViewportSize({ width: 720, height: 450 });
    await page.getByRole("checkbox", { name: "Select noa@inkwell.example" }).check();
    await page.getByRole("button", { name: "More Actions" }).click();
    for (const label of ["Email", "Visibility", "Tags and offers", "Data"])
      await expect(page.getByRole("group", { name: label })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("menuitem", { name: "Delete" })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("menuitem", { name: /^Join/ })).toHaveCount(0);
    await expect(page.getByRole("menuitem", { name: "Merge two contacts" })).toBeDisabled();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Clear selection" }).click();
  });

  await test.step("a tick, a selected text and a held key do what they do elsewhere, and a click opens the contact", async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const row = page.getByRole("row", { name: /noa@inkwell/ });
    await expect(row.getByRole("checkbox")).toBeEnabled();
    const cell = row.getByRole("cell").nth(3);
    const boxCell = row.getByRole("cell").first();
    await boxCell.click({ position: { x: 2, y: 2 } });
    const email = await row.getByText("noa@inkwell.example").boundingBox();
    await page.mouse.move((email?.x ?? 0) + 2, (email?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move((email?.x ?? 0) + 90, (email?.y ?? 0) + 8, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => window.getSelection()?.toString())).toMatch(/^noa@ink/);
    await expect(page).toHaveURL(/\/contacts$/);
    await page.evaluate(() => window.getSelection()?.removeAllRanges());

    const opened = context.waitForEvent("page");
    await cell.click({ modifiers: ["ControlOrMeta"] });
    const other = await opened;
    await expect(other.getByRole("heading", { level: 1 })).toContainText("נועה");
    await other.close();
    await expect(page).toHaveURL(/\/contacts$/);

    await cell.click();
    await expect(page).toHaveURL(/\/contacts\/\d+$/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("נועה");
  });
});
